import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations } from './support/axe.ts'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = { ...fullScene(Date.now()), marks: [] }
const built = windowOfFile()
let page: Page

const open = async () => {
  page = await built.page(full, { hash: '#/inspector' })
  await rows().nth(5).waitFor()
}
const grid = () => page.getByRole('grid', { name: 'Calls' })
const rows = () => grid().getByRole('row')
const selected = () => grid().locator('[aria-selected="true"]')
const asked = (wanted: string) =>
  page.evaluate(
    (name) => window.script.asked.filter((one) => one.name === name).map(({ args }) => args),
    wanted
  )
/** The third call from the newest, which has ended. */
const third = 'call-297'

test('p pins, n notes and o colours the call, and the row shows each', async () => {
  await open()
  await rows().nth(3).click()
  await page.keyboard.press('p')
  await selected().getByRole('img', { name: 'Pinned' }).waitFor()
  await page.keyboard.press('n')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.type('look again')
  await page.keyboard.press('Enter')
  await selected().getByText('look again').waitFor()
  await page.keyboard.press('o')
  await page.getByRole('menuitem', { name: 'Orange' }).press('Enter')
  await expect.poll(() => selected().getAttribute('class')).toContain('hue-1')
  expect(await asked('inspector.remark')).toEqual([
    [third, { pinned: true }],
    [third, { note: 'look again' }],
    [third, { colour: 1 }]
  ])
}, 60_000)

test('n works from within the detail too, and what was written stays when it is left', async () => {
  await open()
  await rows().nth(3).click()
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Overview' }).focus()
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note' }).last().waitFor()
  await page.keyboard.type('look again')
  await page.keyboard.press('Escape')
  await selected().getByText('look again').waitFor()
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  expect(await asked('inspector.remark')).toEqual([[third, { note: 'look again' }]])
}, 60_000)

test('r runs the call again and opens the new one', async () => {
  await open()
  await rows().nth(3).click()
  await page.keyboard.press('r')
  await expect.poll(() => page.url()).toContain(`call=again-${third}`)
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe('2')
}, 60_000)

test('d on one call and d on another compare the two; Escape stops before', async () => {
  await open()
  await rows().nth(3).click()
  await page.keyboard.press('d')
  await page.getByText(/press d next/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText(/press d next/).waitFor({ state: 'detached' })
  await page.keyboard.press('d')
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await expect.poll(() => page.url()).toContain(`compare=${third}%2Ccall-296`)
}, 60_000)

test('several calls are chosen with Shift and Ctrl, pinned together, and let go by Escape', async () => {
  await open()
  await rows().nth(3).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('3 calls chosen').waitFor()
  await rows()
    .nth(8)
    .click({ modifiers: ['Control'] })
  await page.getByText('4 calls chosen').waitFor()
  await page.keyboard.press('p')
  await expect.poll(async () => (await asked('inspector.remark')).length).toBe(4)
  await page.keyboard.press('Escape')
  await page.getByText('4 calls chosen').waitFor({ state: 'detached' })
  expect(await selected().count()).toBe(1)
}, 60_000)

test('the menu of a row has its actions with their keys, and filters by its values', async () => {
  await open()
  await rows().nth(3).click({ button: 'right' })
  for (const name of ['Pin', 'Note…', 'Run again', 'Compare with…', 'Export call…']) {
    await page.getByRole('menuitem', { name }).first().waitFor()
  }
  await page.getByRole('menuitem', { name: 'Only Cursor' }).click()
  await expect.poll(() => page.url()).toContain('filter=client%3A%3DCursor')
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('76')
}, 60_000)

test('the palette begins at its first row, filters for errors, and clears the history after asking', async () => {
  await open()
  await page.keyboard.press('Control+k')
  const first = page.getByRole('menuitem', { name: 'Start' })
  await expect.poll(() => first.getAttribute('data-focused')).toBe('true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('#/profiles')
  await open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('errors')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('status%3Aerror')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('clear the history')
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog', { name: 'Clear the history?' }).waitFor()
  await page.getByRole('button', { name: 'Clear the history' }).click()
  await expect.poll(async () => (await asked('inspector.clear')).length).toBe(1)
  const kept = full.calls.filter(({ pinned, status }) => pinned && status === 'error').length
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe(String(kept + 1))
}, 60_000)
