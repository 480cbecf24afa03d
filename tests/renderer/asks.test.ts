import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askingScene } from './support/asking-scene.ts'
import { fullScene } from './support/full-scene.ts'
import type { Scene } from './support/scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const now = Date.now()
const asking = askingScene(now)
const built = windowOfFile()
let page: Page

const open = async (scene: Scene = asking, hash = '#/inspector') => {
  page = await built.page(scene, { hash })
}
const asked = async (name: string) =>
  (
    await page.evaluate((wanted) => window.script.asked.filter((one) => one.name === wanted), name)
  ).map(({ args }) => args)
const card = (client: string) =>
  page.getByRole('article', { name: `${client} asks which Splunk to use` })
const sessionOf = (place: number) => asking.asks[place]?.sessionId

test('who asks is shown over every place, and counted beside Sessions', async () => {
  await open()
  const text = await card('Claude Code').textContent()
  for (const shown of ['claude-code 2.1.0', 'soc-17', 'run_splunk_search', '2 more', 'waiting']) {
    expect(text).toContain(shown)
  }
  await page.getByRole('link', { name: /Sessions.*2 waiting/ }).waitFor()
}, 60_000)

test('a press on a profile assigns it, and only those that the client may use are offered', async () => {
  await open()
  const names = await card('Cursor').getByRole('button', { name: /^Use / }).allTextContents()
  expect(names).toEqual(['Use Dev cluster', 'Use Demo'])
  await card('Cursor').getByRole('button', { name: 'Use Demo' }).click()
  await card('Cursor').waitFor({ state: 'detached' })
  expect(await asked('sessions.assign')).toEqual([[sessionOf(1), 'p-demo']])
}, 60_000)

test('it is answered by keyboard alone, for every X-Session-ID that begins alike', async () => {
  await open()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  const options = page.getByRole('option')
  await options.first().waitFor()
  expect(await options.allTextContents()).toEqual([
    'This session',
    'Always for soc-17',
    'Always for soc-*'
  ])
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await options.first().waitFor({ state: 'detached' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await card('Claude Code').waitFor({ state: 'detached' })
  expect(await asked('mappings.save')).toEqual([
    [{ match: 'prefix', xSessionId: 'soc-', profileId: 'p-prod' }]
  ])
  expect(await asked('sessions.assign')).toEqual([])
}, 60_000)

test('a refusal can be taken back at once, and later under Sessions', async () => {
  await open()
  await card('Claude Code').getByRole('button', { name: 'Refuse' }).click()
  await page.getByText('Refused Claude Code a Splunk.').waitFor()
  expect(await asked('sessions.refuse')).toEqual([[sessionOf(0)]])
  await page.getByRole('button', { name: 'Ask again' }).click()
  expect(await asked('sessions.assign')).toEqual([[sessionOf(0), null]])
}, 60_000)

test('the bar comes and goes with what main tells', async () => {
  await open({ ...asking, asks: [] })
  expect(await page.getByRole('region', { name: 'Waiting for you' }).count()).toBe(0)
  await page.evaluate((asks) => window.script.tell('asks.changed', asks), asking.asks)
  await card('Claude Code').waitFor()
  await page.evaluate(() => window.script.tell('asks.changed', []))
  await card('Claude Code').waitFor({ state: 'detached' })
}, 60_000)

test('in a browser that may notify, a session that waits is told of while one looks elsewhere', async () => {
  const headless: Scene = { ...asking, asks: [], app: { ...asking.app, door: 'headless' } }
  await open(headless, '#/settings')
  await page.evaluate(() => {
    const made: unknown[] = []
    class Told {
      static permission = 'default'
      static requestPermission = () => Promise.resolve((Told.permission = 'granted'))
      onclick: (() => void) | null = null
      constructor(title: string) {
        made.push({ title, click: () => this.onclick?.() })
      }
      close() {
        made.pop()
      }
    }
    Object.assign(window, { Notification: Told, made })
    document.hasFocus = () => false
  })
  const made = () =>
    page.evaluate(() =>
      (window as unknown as { made: { title: string }[] }).made.map(({ title }) => title)
    )
  const tell = (asks: Scene['asks']) =>
    page.evaluate((told) => window.script.tell('asks.changed', told), asks)
  await tell(asking.asks.slice(0, 1))
  await card('Claude Code').waitFor()
  expect(await made()).toEqual([])
  await page.getByRole('link', { name: 'Start' }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Notify me in this browser' }).click()
  await page.getByText('This browser notifies you while you look elsewhere.').waitFor()
  await tell(asking.asks)
  await expect
    .poll(made)
    .toEqual(['Claude Code asks which Splunk to use', 'Cursor asks which Splunk to use'])
  await page.evaluate(() =>
    (window as unknown as { made: { click: () => void }[] }).made[0]?.click()
  )
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
}, 60_000)

test('the place that main opens is shown', async () => {
  await open()
  await page.evaluate(() => window.script.tell('place.opened', 'sessions'))
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor()
}, 60_000)

test('moves stand between the calls, can be found by the filter, and go when the list is cleared', async () => {
  await open(fullScene(now))
  const grid = page.getByRole('grid', { name: 'Calls' })
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('305')
  await page.getByRole('combobox', { name: 'Filter the calls' }).fill('client:code')
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('4')
  const row = grid.getByRole('row').nth(2)
  for (const shown of ['Production', '→', 'Security operations', 'mapping', 'soc-17']) {
    expect(await row.textContent()).toContain(shown)
  }
  await row.click()
  await page.getByRole('heading', { name: 'Claude Code moved' }).waitFor()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Clear the history…' }).click()
  await page.getByRole('button', { name: 'Clear the history' }).click()
  const kept = fullScene(now).calls.filter(({ ms, pinned }) => ms === null || pinned).length
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(kept + 1))
}, 60_000)

test('a move that happens is added at once, and a call that waits says so', async () => {
  const full = fullScene(now)
  await open({ ...full, marks: [] })
  const grid = page.getByRole('grid', { name: 'Calls' })
  const [mark] = full.marks
  const [call] = full.calls.slice(-1)
  if (mark === undefined || call === undefined) throw new Error('The scene has none.')
  await page.evaluate(
    ([moved, waiting]) => {
      window.script.mark(moved)
      window.script.record([waiting])
    },
    [
      { ...mark, at: now + 5000 },
      { ...call, status: 'waiting' as const, progress: null }
    ] as const
  )
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('302')
  const textOf = (row: number) => grid.getByRole('row').nth(row).textContent()
  await expect.poll(() => textOf(1)).toContain('→')
  await expect.poll(() => textOf(2)).toContain('◐waiting')
}, 60_000)
