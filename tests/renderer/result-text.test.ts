import { expect, test } from 'vitest'
import { detailScene } from './support/detail-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const built = windowOfFile()

test('the text that the model reads is as wide as there is room, and is copied as it came', async () => {
  const page = await built.page(detailScene(), { hash: '#/inspector?call=search' })
  await page.getByRole('tab', { name: 'Result' }).click()
  await page.getByRole('radio', { name: 'Text', exact: true }).click()
  await page.getByText('"is_done":true').waitFor()
  const text = page.getByRole('region', { name: 'Text of the result' })
  const isTooWide = () => text.evaluate((node) => node.scrollWidth > node.clientWidth)
  const selected = () =>
    text.evaluate((node) => {
      getSelection()?.selectAllChildren(node.querySelector('pre') ?? node)
      return getSelection()?.toString() ?? ''
    })
  const asItCame = /^\{"sid":"[^\n]{1000,}$/
  expect(await isTooWide()).toBe(false)
  expect(await selected()).toMatch(asItCame)
  await page.setViewportSize({ width: 900, height: 800 })
  await expect.poll(isTooWide).toBe(false)
  await expect.poll(selected).toMatch(asItCame)
}, 60_000)
