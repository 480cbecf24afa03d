import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations } from './support/axe.ts'
import { fullScene } from './support/full-scene.ts'
import type { Scene } from './support/scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const now = Date.now()
const all = fullScene(now)
const full: Scene = { ...all, marks: [] }
const built = windowOfFile()
let page: Page

const open = async (scene: Scene = full, hash = '#/inspector') => {
  page = await built.page(scene, { hash })
  await rows().nth(1).waitFor()
}
const grid = () => page.getByRole('grid', { name: 'Calls' })
const rows = () => grid().getByRole('row')
const selected = () => grid().locator('[aria-selected="true"]')
const count = () => grid().getAttribute('aria-rowcount')

test('grouped by session, each has a head that is collapsed and expanded by keyboard', async () => {
  await open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('group by session')
  await page.keyboard.press('Enter')
  await expect.poll(count).toBe('305')
  const head = rows().nth(1)
  for (const text of ['75 calls', 'failed', 'gemini-cli-mcp-client']) {
    await expect.poll(() => head.textContent()).toContain(text)
  }
  await grid().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(count).toBe('230')
  await page.keyboard.press('j')
  await expect.poll(() => selected().textContent()).toContain('anonymous')
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => selected().textContent()).toContain('75 calls')
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowRight')
  await expect.poll(count).toBe('305')
  expect(await axeViolations(page)).toEqual([])
}, 60_000)

test('marks stand between the calls, and each has its detail', async () => {
  await open(all)
  const gap = rows().filter({ hasText: 'Capture was paused' })
  expect(await gap.textContent()).toContain('3 calls in 6.0 s')
  await gap.click()
  await page.getByRole('heading', { name: 'Capture was paused' }).waitFor()
  await page.getByText('The analyst paused it in the window.').nth(1).waitFor()
  await page.keyboard.press('Escape')
  await rows().filter({ hasText: "client's default" }).click()
  await page.getByRole('heading', { name: 'Claude Code moved' }).waitFor()
}, 60_000)

test('what is not recorded or not kept is said over the list, with the way back', async () => {
  await open()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Pause capture' }).click()
  await page.getByText('Capture is paused').waitFor()
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByText('Capture is paused').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Private mode' }).click()
  await page.getByText(/kept nowhere/).waitFor()
  await page.evaluate(() =>
    window.script.tellState({ capture: 'on', problem: 'The disk is full: calls are not kept.' })
  )
  await page.getByText('The disk is full').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Hide', exact: true }).press('Enter')
  await page.getByText('The disk is full').waitFor({ state: 'detached' })
  await page.evaluate(() => window.script.tellState({ problem: 'The file is gone.' }))
  await page.getByText('The file is gone').waitFor()
}, 60_000)

test('the end of the list says where older calls went', async () => {
  await open({ ...full, history: { removed: { calls: 1200, before: now - 9e9 } } })
  await grid().focus()
  await page.keyboard.press('End')
  await expect.poll(() => rows().last().textContent()).toContain('1,200 older calls')
}, 60_000)

test('a span of the timeline is brushed by pointer or keys, filters, and goes with Escape', async () => {
  await open()
  const chart = page.locator('.timeline-chart')
  const box = await chart.boundingBox()
  if (box === null) throw new Error('The timeline is not shown.')
  await page.mouse.move(box.x + box.width * 0.5, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => Number(await count())).toBeLessThan(90)
  expect(page.url()).toContain('since%3A')
  const brushed = Number(await count())
  expect(brushed).toBeGreaterThan(60)
  const since = page.getByRole('slider', { name: 'Calls since' })
  await since.focus()
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(async () => Number(await count())).toBeGreaterThan(brushed + 60)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(count).toBe('301')
  expect(page.url()).not.toContain('filter=')
}, 60_000)

test('new calls stand in the timeline a moment later', async () => {
  await open()
  const name = () => page.locator('.timeline').getAttribute('aria-label')
  await expect.poll(name).toMatch(/^300 calls/)
  const [call] = full.calls
  if (call === undefined) throw new Error('The scene has no calls.')
  await page.evaluate(
    (one) => window.script.record([{ ...one, id: 'later', startedAt: Date.now() }]),
    { ...call, result: null }
  )
  await expect.poll(name, { timeout: 5000 }).toMatch(/^301 calls/)
}, 60_000)
