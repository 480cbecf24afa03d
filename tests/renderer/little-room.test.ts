import { expect, test } from 'vitest'
import { detailScene } from './support/detail-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const scene = detailScene()
const built = windowOfFile()

test('a long name of a series ends in its place of the legend', async () => {
  const page = await built.page(scene, { hash: '#/inspector?call=long-names' })
  await page.getByRole('tab', { name: 'Result' }).click()
  await page.getByRole('radio', { name: 'Chart' }).click()
  await page.getByRole('slider', { name: /over time/ }).waitFor()
  const over = await page
    .locator('.time-series')
    .evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
  expect(over).toEqual([0, 0])
}, 60_000)

test('what is done with a dialog stays in sight in a small window', async () => {
  const page = await built.page(scene, { hash: '#/inspector?call=search', width: 900, height: 600 })
  await page.locator('.call-detail [role="tab"]').first().waitFor()
  await page.keyboard.press('e')
  const run = page.getByRole('dialog').getByRole('button', { name: /^Run/ })
  await run.waitFor()
  const { top, bottom } = await run.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect()
    return { top, bottom }
  })
  expect(top).toBeGreaterThan(0)
  expect(bottom).toBeLessThan(600)
}, 60_000)
