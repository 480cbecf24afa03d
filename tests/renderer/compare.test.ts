import { expect, test } from 'vitest'
import { detailScene } from './support/detail-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const scene = detailScene()
const built = windowOfFile()

test('two calls are compared by rows, by their SPL and by their time', async () => {
  const page = await built.page(scene, { hash: '#/inspector?compare=search,again' })
  await page.getByText('1 row changed, 1 row added, 1 row removed, 58 rows the same').waitFor()
  await page.getByRole('cell', { name: '275 512' }).waitFor()
  const table = page.getByRole('table', { name: 'Rows that were compared' })
  expect(await table.getAttribute('aria-rowcount')).toBe('4')
  await page.getByRole('switch', { name: 'Equal rows too' }).press('Space')
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('62')
  await page.getByRole('tab', { name: 'SPL and arguments' }).click()
  const lines = (await page.locator('.compare-lines li').allTextContents()).join('\n')
  expect(lines).toMatch(/removed: − earliest_time: "-24h"/)
  expect(lines).toMatch(/added: \+ earliest_time: "-1h"/)
  await page.getByRole('tab', { name: 'Timing' }).click()
  await page.getByRole('cell', { name: '−660 ms' }).waitFor()
}, 60_000)

test('a call is the same as itself, and that is said', async () => {
  const page = await built.page(scene, { hash: '#/inspector?compare=search,search' })
  await page.getByText('The same rows.').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.compare').count()).toBe(0)
}, 60_000)
