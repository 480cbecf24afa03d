import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations } from './support/axe.ts'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = { ...fullScene(Date.now()), marks: [] }
const built = windowOfFile()
let page: Page

const open = async (hash = '#/inspector') => {
  page = await built.page(full, { hash })
  await rows().nth(3).waitFor()
}
const grid = () => page.getByRole('grid', { name: 'Calls' })
const rows = () => grid().getByRole('row')
const heads = () => grid().getByRole('columnheader')
const head = (name: string) => heads().getByRole('button', { name, exact: true })
const titles = async () => (await heads().allTextContents()).map((text) => text.trim())
const cells = (column: number) =>
  grid().evaluate(
    (node, at) =>
      [...node.querySelectorAll('[data-line]')].map((row) => row.children[at]?.textContent ?? ''),
    column
  )
const menuItem = (name: string) => page.getByRole('menuitem', { name })

test('a cell under the pointer tells what it has no room for', async () => {
  await open()
  const row = rows().filter({ hasText: 'run_splunk_search' }).first()
  const tipOf = async (column: string) => {
    const cell = row.getByRole('gridcell').nth((await titles()).indexOf(column))
    await cell.hover()
    await expect.poll(() => cell.getAttribute('title')).not.toBeNull()
    return cell.getAttribute('title')
  }
  const summaries = full.calls.map(({ summary }) => summary)
  expect(summaries).toContain(await tipOf('SPL or arguments'))
  expect(await tipOf('Profile')).toMatch(/^\S.* at \S+$/)
}, 60_000)

test('a click on a head sorts, again turns it round, and a third brings the newest back', async () => {
  await open()
  await head('Took').click()
  await expect.poll(() => heads().nth(7).getAttribute('aria-sort')).toBe('descending')
  const took = full.calls.flatMap(({ ms }) => (ms === null ? [] : [ms])).sort((a, b) => b - a)
  await expect.poll(async () => (await cells(7))[0]).toBe(`${((took[0] ?? 0) / 1000).toFixed(1)} s`)
  expect(page.url()).toContain('order=took')
  await head('Took').click()
  await expect.poll(() => heads().nth(7).getAttribute('aria-sort')).toBe('ascending')
  await head('Took').click()
  await expect.poll(() => heads().nth(0).getAttribute('aria-sort')).toBe('descending')
  expect(page.url()).not.toContain('order=')
}, 60_000)

test('in another order new calls stand outside until they are taken in', async () => {
  await open('#/inspector?order=rows')
  const [call] = full.calls
  if (call === undefined) throw new Error('The scene has no calls.')
  await page.evaluate((one) => window.script.record([{ ...one, id: 'most', rows: 99_999 }]), call)
  await page.getByText('1 new call is not in this order yet.').waitFor()
  expect(await grid().getAttribute('aria-rowcount')).toBe('301')
  await page.getByRole('button', { name: 'Take them in' }).click()
  await expect.poll(async () => (await cells(6))[0]).toBe('99,999')
}, 60_000)

test('heads are one stop of Tab; arrows, Enter and a menu do all by keyboard', async () => {
  await open()
  await grid().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => heads().nth(1).getAttribute('aria-sort')).toBe('ascending')
  await page.keyboard.press('ArrowDown')
  await menuItem('Move to the right').press('Enter')
  await expect.poll(titles).toEqual(expect.arrayContaining(['Time', 'Profile', 'Client']))
  expect((await titles()).slice(0, 3)).toEqual(['Time', 'Profile', 'Client'])
  await page.reload()
  await rows().nth(3).waitFor()
  expect((await titles()).slice(0, 3)).toEqual(['Time', 'Profile', 'Client'])
}, 60_000)

test('a column is made wider with arrows or the pointer, and hidden by its menu', async () => {
  await open()
  const width = async (at: number) => Math.round((await heads().nth(at).boundingBox())?.width ?? 0)
  const first = await width(3)
  await head('Tool').focus()
  await page.keyboard.press('ArrowDown')
  await menuItem('Change width').press('Enter')
  const edge = page.getByRole('separator', { name: 'Width of Tool' })
  await expect.poll(() => edge.evaluate((node) => node === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => width(3)).toBe(first + 16)
  await page.keyboard.press('Escape')
  await expect
    .poll(() => head('Tool').evaluate((node) => node === document.activeElement))
    .toBe(true)
  const box = await edge.boundingBox()
  if (box === null) throw new Error('The edge is not shown.')
  await page.mouse.move(box.x, box.y + 4)
  await page.mouse.down()
  await page.mouse.move(box.x - 40, box.y + 4)
  await page.mouse.up()
  await expect.poll(() => width(3)).toBe(first + 16 - 40)
  const before = [await width(0), await width(1), await width(2)]
  const now = await edge.boundingBox()
  await page.mouse.move(now?.x ?? 0, box.y + 4)
  await page.mouse.down()
  for (const by of [30, 60, 90]) await page.mouse.move((now?.x ?? 0) + by, box.y + 4)
  await page.mouse.up()
  await expect.poll(() => width(3)).toBe(first + 16 - 40 + 90)
  expect([await width(0), await width(1), await width(2)]).toEqual(before)
  await head('Rows').click({ button: 'right' })
  await menuItem('Hide').click()
  await expect.poll(titles).not.toContain('Rows')
}, 60_000)

test('the dialog of the columns shows and orders them, and brings back what was at first', async () => {
  await open()
  await page.getByRole('button', { name: 'More' }).click()
  await menuItem('Columns…').click()
  await page.getByText('Waterfall').click()
  await page.getByText('How long ago').click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await expect.poll(titles).toContain('Waterfall')
  expect((await titles())[0]).toBe('Ago')
  await grid()
    .getByRole('img', { name: /in Splunk$/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await menuItem('Columns…').click()
  await page.getByRole('button', { name: 'As at first' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(titles).not.toContain('Waterfall')
}, 60_000)

test('the time since the previous call is told when its head is asked for it', async () => {
  await open()
  await head('Time').focus()
  await page.keyboard.press('ArrowDown')
  await menuItem('Since the previous call').press('Enter')
  await expect.poll(async () => (await cells(0))[0]).toMatch(/^\+\d/)
  expect((await titles())[0]).toBe('Since previous')
}, 60_000)

test('columns that the window has no room for come when it is wider, whatever else was changed', async () => {
  await open()
  await head('Time').focus()
  await page.keyboard.press('ArrowDown')
  expect(await menuItem('Move to the left').getAttribute('aria-disabled')).toBe('true')
  await menuItem('How long ago').press('Enter')
  await expect.poll(async () => (await titles())[0]).toBe('Ago')
  expect(await titles()).not.toContain('Session')
  await page.setViewportSize({ width: 2560, height: 1440 })
  await expect.poll(titles).toContain('Session')
  expect((await titles())[0]).toBe('Ago')
}, 60_000)
