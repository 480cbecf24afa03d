import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const made = 1_000_000
const scene = { ...fullScene(Date.now()), marks: [], made }
/** Those that the scene has itself, which are newer. */
const before = scene.calls.length
const built = windowOfFile()
let page: Page

const open = async () => {
  page = await built.page(scene, { hash: '#/inspector' })
  await rows().nth(3).waitFor()
}
const grid = () => page.getByRole('grid', { name: 'Calls' })
const rows = () => grid().getByRole('row')
/** Of each row in the page: where it is, and which call its SPL says it is. */
const inPage = () =>
  grid().evaluate((node) =>
    [...node.querySelectorAll('[role="row"][data-line]')].map((row) => ({
      line: Number(row.getAttribute('data-line')),
      place: Number(/place=(\d+)/.exec(row.textContent)?.[1] ?? -1),
      blank: row.textContent.trim() === ''
    }))
  )
const shown = async () => (await inPage()).toSorted((one, other) => one.line - other.line)
const allThere = async () => {
  const blank = async () => (await shown()).some((row) => row.blank)
  await expect.poll(blank, { timeout: 10_000 }).toBe(false)
  return shown()
}
const firstLine = async () => (await shown())[0]?.line ?? -1

test('a million calls are counted, and only those in sight are in the page', async () => {
  await open()
  expect(await grid().getAttribute('aria-rowcount')).toBe(String(made + before + 1))
  expect(await rows().count()).toBeLessThan(60)
}, 60_000)

test('End and Home show the last and the first call, each in its row', async () => {
  await open()
  await grid().focus()
  await page.keyboard.press('End')
  const last = (await allThere()).at(-1)
  expect(last).toMatchObject({ line: made + before - 1, place: made - 1 })
  const selected = grid().locator('[aria-selected="true"]')
  await expect.poll(() => selected.getAttribute('aria-rowindex')).toBe(String(made + before + 1))
  await page.keyboard.press('k')
  await expect.poll(() => selected.getAttribute('aria-rowindex')).toBe(String(made + before))
  await page.keyboard.press('Home')
  await expect.poll(() => selected.getAttribute('aria-rowindex')).toBe('2')
  expect((await allThere())[0]?.line).toBe(0)
}, 60_000)

test('the bar in the middle shows the middle, and each row is the one of its place', async () => {
  await open()
  await grid().evaluate((node) => node.scrollTo({ top: node.scrollHeight / 2 }))
  await expect.poll(firstLine).toBeGreaterThan(490_000)
  const middle = await allThere()
  expect(middle[0]?.line).toBeLessThan(510_000)
  for (const { line, place } of middle) expect(place).toBe(line - before)
}, 60_000)

test('a notch of the wheel is three rows, at the top and in the middle alike', async () => {
  await open()
  await page.mouse.move(700, 400)
  await page.mouse.wheel(0, 120)
  await expect.poll(firstLine).toBe(3)
  await grid().evaluate((node) => node.scrollTo({ top: node.scrollHeight / 3 }))
  await expect.poll(firstLine).toBeGreaterThan(300_000)
  const from = await firstLine()
  for (let notch = 1; notch <= 5; notch++) await page.mouse.wheel(0, 120)
  await expect.poll(firstLine).toBe(from + 15)
  await page.mouse.wheel(0, -120)
  await expect.poll(firstLine).toBe(from + 12)
}, 60_000)

test('rows that were scrolled stand in the page in their order, for who reads it without seeing it', async () => {
  await open()
  await grid().hover()
  for (let notch = 1; notch <= 7; notch++) await page.mouse.wheel(0, 120)
  await expect.poll(firstLine).toBe(21)
  const lines = async () => (await inPage()).map(({ line }) => line)
  const inOrder = async () => (await lines()).every((line, at, all) => line === (all[0] ?? 0) + at)
  await expect.poll(inOrder).toBe(true)
  expect((await lines())[0]).toBe(21)
}, 60_000)

test('while an answer is on its way the rows keep their place, and come when it is here', async () => {
  await open()
  await page.evaluate(() => {
    window.script.delay = 300
  })
  await grid().evaluate((node) => node.scrollTo({ top: node.scrollHeight / 4 }))
  await expect.poll(firstLine).toBeGreaterThan(200_000)
  expect(await grid().locator('[aria-busy="true"]').count()).toBeGreaterThan(10)
  for (const { line, place } of await allThere()) expect(place).toBe(line - before)
}, 60_000)

test('the pages of the history that were passed are let go', async () => {
  await open()
  for (let step = 1; step <= 70; step++) {
    await grid().evaluate((node, to) => node.scrollTo({ top: to }), step * 80_000)
    await allThere()
  }
  const first = await firstLine()
  await page.evaluate(() => (window.script.asked.length = 0))
  await grid().evaluate((node) => node.scrollTo({ top: 0 }))
  await expect.poll(firstLine).toBe(0)
  await allThere()
  const again = await page.evaluate(() =>
    window.script.asked.some(({ name, args }) => name === 'inspector.rows' && args[1] === 0)
  )
  expect([first > 600_000, again]).toEqual([true, true])
}, 120_000)
