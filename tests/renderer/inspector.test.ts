import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ToolCallRow } from '../../preload/api.ts'
import { callsOf } from './support/calls.ts'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const now = Date.now()
// These tests count rows, and moves between the calls have tests of their own.
const full = { ...fullScene(now), marks: [] }
const built = windowOfFile()
let page: Page

const open = async (hash = '#/inspector') => {
  page = await built.page(full, { hash })
}
const grid = () => page.getByRole('grid', { name: 'Calls' })
const rows = () => grid().getByRole('row')
const selected = () => grid().locator('[aria-selected="true"]')
const more = (count: number): readonly ToolCallRow[] =>
  callsOf(full.profiles, count, now + 60_000).map((call) => ({ ...call, id: `new-${call.id}` }))
const record = (batch: readonly ToolCallRow[]) =>
  page.evaluate((calls) => window.script.record(calls), batch)

test('a new call appears at the top while the list is at its top', async () => {
  await open()
  await record(more(1))
  await page.getByText('301 calls').waitFor()
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('302')
}, 60_000)

test('a running call is changed in its place when it ends', async () => {
  await open()
  expect(await rows().nth(1).textContent()).toContain('42 %')
  const [last] = full.calls.slice(-1)
  if (!last) throw new Error('no calls')
  await record([{ ...last, status: 'ok', ms: 1234, rows: 7, progress: null, progressText: null }])
  await expect.poll(() => rows().nth(1).textContent()).toContain('1.2 s')
  expect(await grid().getAttribute('aria-rowcount')).toBe('301')
}, 60_000)

test('scrolled away, what is read does not move, and the new calls wait behind a button', async () => {
  await open()
  await grid().evaluate((node) => node.scrollTo({ top: 2800 }))
  const topRow = () =>
    grid().evaluate((node) => {
      const at = node.getBoundingClientRect()
      const there = document.elementsFromPoint(at.left + 40, at.top + 200)
      const row = there.find((element) => element.matches('[role=row]'))
      return { index: Number(row?.getAttribute('aria-rowindex')), text: row?.textContent }
    })
  // The rows of before stand there for a frame or two.
  await expect.poll(async () => (await topRow()).index).toBeGreaterThan(100)
  const { text: before } = await topRow()
  await record(more(12))
  const button = page.getByRole('button', { name: '12 new calls' })
  await button.waitFor()
  expect((await topRow()).text).toBe(before)
  await button.click()
  await expect.poll(() => grid().evaluate((node) => node.scrollTop)).toBe(0)
  expect(await grid().getAttribute('aria-rowcount')).toBe('313')
}, 60_000)

test('Home chooses the newest call, though it waited until the list was at its top', async () => {
  await open()
  await grid().focus()
  await page.keyboard.press('End')
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe('301')
  await record(more(3))
  await page.getByRole('button', { name: '3 new calls' }).waitFor()
  await page.keyboard.press('Home')
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe('2')
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('304')
  await record(
    more(4)
      .slice(-1)
      .map((call) => ({ ...call, id: 'later' }))
  )
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('305')
  expect(await selected().getAttribute('aria-rowindex')).toBe('3')
}, 60_000)

test('a click while rows are scrolled chooses the one under the pointer', async () => {
  await open()
  const box = await grid().boundingBox()
  if (box === null) throw new Error('no list')
  const at = { x: box.x + 300, y: box.y + 200 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.wheel(0, 360)
  await expect.poll(() => page.locator('.grid-pane').getAttribute('data-scrolls')).toBe('')
  await page.mouse.click(at.x, at.y)
  const chosen = await page.locator('.grid-pane [aria-selected="true"]').boundingBox()
  if (chosen === null) throw new Error('nothing chosen')
  expect(chosen.y).toBeLessThanOrEqual(at.y)
  expect(chosen.y + chosen.height).toBeGreaterThan(at.y)
  await expect.poll(() => page.locator('.grid-pane').getAttribute('data-scrolls')).toBeNull()
}, 60_000)

test('rows can be pointed at again after a scroll, though new calls move the list all the while', async () => {
  await open()
  await page.evaluate((calls) => {
    let next = 0
    setInterval(() => {
      window.script.record(calls.slice(next, next + 1))
      next += 1
    }, 40)
  }, more(300))
  await grid().hover()
  await page.mouse.wheel(0, 120)
  await page.mouse.wheel(0, -360)
  const pane = page.locator('.grid-pane')
  await expect.poll(() => pane.getAttribute('data-scrolls')).toBe('')
  await expect.poll(() => pane.getAttribute('data-scrolls'), { timeout: 3000 }).toBeNull()
}, 60_000)

test('a held list takes nothing in until it goes on', async () => {
  await open()
  await page.keyboard.press('Space')
  await record(more(3))
  await page.getByRole('button', { name: '3 new calls' }).waitFor()
  expect(await grid().getAttribute('aria-rowcount')).toBe('301')
  await page.keyboard.press('Space')
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('304')
}, 60_000)

test('the filter says how many it hides, stands in the address, and is cleared by its link', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('status:error')
  await page.getByText(/hidden by the filter/).waitFor()
  expect(page.url()).toContain('filter=status%3Aerror')
  const shown = Number(await grid().getAttribute('aria-rowcount')) - 1
  expect(shown).toBe(full.calls.filter(({ status }) => status === 'error').length)
  await page.getByRole('button', { name: 'clear', exact: true }).click()
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('301')
}, 60_000)

test('the list is read with the keyboard: j, k, End, Enter, c and Escape', async () => {
  await open()
  await rows().nth(3).click()
  await page.keyboard.press('j')
  expect(await selected().getAttribute('aria-rowindex')).toBe('5')
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowUp')
  expect(await selected().getAttribute('aria-rowindex')).toBe('3')
  const active = await grid().getAttribute('aria-activedescendant')
  expect(await selected().getAttribute('id')).toBe(active)
  await page.keyboard.press('End')
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe('301')
  await page.keyboard.press('c')
  const [oldest] = full.calls
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(oldest?.summary)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('tab')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.call-detail').count()).toBe(0)
  expect(page.url()).not.toContain('call=')
}, 60_000)

test('j and k go on from wherever the focus is, but for a field and a menu', async () => {
  await open()
  await rows().nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await selected().getAttribute('aria-rowindex')).toBe('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('tab')
  await page.keyboard.press('k')
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe('2')
  expect(await page.evaluate(() => document.activeElement?.role)).toBe('grid')
  await page.keyboard.press('/')
  await page.keyboard.type('jk')
  await expect.poll(() => page.url()).toContain('filter=jk')
  await open('#/inspector?call=call-290')
  await page.getByRole('button', { name: 'Copy as' }).click()
  await page.getByRole('menu').waitFor()
  const opened = Number(await selected().getAttribute('aria-rowindex'))
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await page.keyboard.press('j')
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe(String(opened + 1))
}, 60_000)

test('the ends of a short time are told to the ms, of a longer one to the second', async () => {
  const timeline = () => page.getByRole('group', { name: /calls from .* to / })
  await open()
  expect(await timeline().getAttribute('aria-label')).not.toMatch(/\d\.\d{3}/)
  const calls = full.calls.slice(0, 5).map((call, place) => ({
    ...call,
    startedAt: now - 5000 + place * 1000
  }))
  page = await built.page({ ...full, calls }, { hash: '#/inspector' })
  await expect
    .poll(() => timeline().getAttribute('aria-label'))
    .toMatch(/^5 calls from \S+:\d\d\.\d{3} to \S+:\d\d\.\d{3}$/)
}, 60_000)

test('a running call can be cancelled from its detail', async () => {
  await open('#/inspector?call=call-299')
  await page.getByRole('button', { name: 'Cancel' }).click()
  const asked = await page.evaluate(() =>
    window.script.asked.filter(({ name }) => name === 'inspector.cancel')
  )
  expect(asked).toEqual([{ name: 'inspector.cancel', args: ['call-299'] }])
}, 60_000)

test('back and forward go through the places and what was open', async () => {
  await open('#/start')
  await page.keyboard.press('5')
  await page.getByRole('heading', { name: 'Inspector', level: 1 }).waitFor()
  await rows().nth(3).click()
  await page.locator('.call-detail').waitFor()
  await page.goBack()
  await expect.poll(() => page.locator('.call-detail').count()).toBe(0)
  await page.goBack()
  await page.getByRole('heading', { name: 'Start', level: 1 }).waitFor()
  await page.goForward()
  await page.goForward()
  await page.locator('.call-detail').waitFor()
}, 60_000)
