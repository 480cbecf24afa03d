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

test('values are counted among the calls that the rest of the filter lets through', async () => {
  const page = await built.page(full, { hash: '#/inspector' })
  const calls = async (name: string) => {
    const option = page.getByRole('option', { name })
    await expect.poll(() => option.textContent()).toMatch(/\d+ calls?$/)
    return Number(/(\d+) calls?$/.exec((await option.textContent()) ?? '')?.[1])
  }
  await page.getByRole('grid').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('client:')
  const ofCursor = await calls('Cursor')
  await page.keyboard.type('=Cursor status:')
  const okOfCursor = await calls('ok')
  expect(okOfCursor).toBeGreaterThan(0)
  expect(okOfCursor).toBeLessThan(ofCursor)
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await page.keyboard.type('status:')
  expect(await calls('ok')).toBeGreaterThan(okOfCursor)
}, 60_000)
