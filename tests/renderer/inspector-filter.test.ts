import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = { ...fullScene(Date.now()), marks: [] }
const built = windowOfFile()

const offered = async (page: Page) => {
  await page.getByRole('grid').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('status:error client:')
  await page.getByRole('option', { name: 'Cursor' }).waitFor()
}

test('the list shows what the filter lets through, and Escape leads from the filter to it', async () => {
  const page = await built.page(full, { hash: '#/inspector' })
  const count = () => page.getByRole('grid').first().getAttribute('aria-rowcount')
  await expect.poll(count).toBe('301')
  await offered(page)
  await expect.poll(count).toBe('29')
  await page.getByText('272 hidden by the filter').waitFor()
  expect(page.url()).toContain('filter=status%3Aerror')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null)
  await expect.poll(focused).toBe(true)
  await page.getByRole('button', { name: 'clear', exact: true }).click()
  await expect.poll(count).toBe('301')
}, 60_000)
