import { expect, test } from 'vitest'
import { parseFilter } from '../../../main/inspector/filter/parser.ts'
import type { Statistics } from '../../../preload/api.ts'
import { stageOfFile } from '../support/stage.ts'
import { statisticsOf } from '../support/statistics.ts'

const stage = stageOfFile()
const now = Date.now()
const full = statisticsOf(now)
const none: Statistics = {
  ...full,
  calls: 0,
  tools: [],
  indexes: [],
  clients: [],
  rejections: []
}

async function opened(hash = '#overview', statistics = full) {
  const asked: string[] = []
  const { page, tell, errors } = await stage.open(
    {
      'inspector.statistics': (query) => {
        asked.push(query.filter)
        return statistics
      }
    },
    { hash }
  )
  return {
    page,
    tell,
    errors,
    asked,
    filter: () => page.getByLabel('Filter', { exact: true }).textContent()
  }
}

test('a click on a tool, an index or a client filters by exactly it', async () => {
  const { page, filter, asked } = await opened()
  await page.getByRole('button', { name: 'run_splunk_search' }).click()
  expect(await filter()).toBe('tool:=run_splunk_search')
  await page.getByRole('button', { name: /^security/ }).click()
  await page.getByRole('button', { name: /^Claude Desktop/ }).click()
  const text = 'tool:=run_splunk_search index:=security client:="Claude Desktop"'
  expect(await filter()).toBe(text)
  await expect.poll(() => asked.at(-1)).toBe(text)
  const parsed = parseFilter(text, now)
  expect(parsed).toMatchObject({ filter: { kind: 'all' } })
}, 60_000)

test('a span that is dragged over filters by its time, and all times come back', async () => {
  const { page, filter } = await opened('#overview?filter=tool:x')
  const box = await page.locator('.span-bars').boundingBox()
  if (box === null) throw new Error('no chart')
  await page.mouse.move(box.x + box.width * 0.25, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 4 })
  await page.mouse.up()
  const [, since = '', before = ''] =
    /^tool:x since:(\S+) before:(\S+)$/.exec((await filter()) ?? '') ?? []
  const width = full.timeline.to - full.timeline.from
  expect((Date.parse(since) - full.timeline.from) / width).toBeCloseTo(0.25, 1)
  expect((Date.parse(before) - full.timeline.from) / width).toBeCloseTo(0.5, 1)
  await page.getByRole('button', { name: 'Show all times' }).click()
  expect(await filter()).toBe('tool:x')
}, 60_000)

test('a span is chosen with the keyboard alone', async () => {
  const { page, filter } = await opened()
  await page.getByRole('slider', { name: 'Calls since' }).focus()
  for (let place = 0; place < 3; place++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await page.getByText('Enter shows only these').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByText('Enter shows only these').count()).toBe(0)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  const [, before = ''] = /before:(\S+)$/.exec((await filter()) ?? '') ?? []
  expect(Date.parse(before)).toBe(
    Math.round(full.timeline.from + ((full.timeline.to - full.timeline.from) * 119) / 120)
  )
}, 60_000)

test('each reason of a rejection says how often, when, and what to do', async () => {
  const { page } = await opened()
  const row = page.getByRole('row', { name: /Renew it and copy it over/ })
  expect(await row.textContent()).toContain('412')
  expect(await row.textContent()).toContain('2 min ago')
  await row.getByRole('button', { name: 'Open Clients' }).click()
  expect(page.url()).toContain('#/clients')
}, 60_000)

test('while calls come it asks again, but not for each of them', async () => {
  const { page, tell, asked } = await opened()
  await page.getByText('2,972', { exact: true }).waitFor()
  const before = asked.length
  for (let place = 0; place < 30; place++) await tell('inspector.changed', {})
  await expect.poll(() => asked.length).toBeGreaterThan(before)
  expect(asked.length).toBeLessThan(before + 10)
}, 60_000)

test('without calls it says what fills it, and behind a filter how to come back', async () => {
  const empty = await opened('#overview', none)
  await empty.page.getByText('No calls yet').waitFor()
  const filtered = await opened('#overview?filter=tool:x', none)
  await filtered.page.getByRole('button', { name: 'Clear the filter' }).click()
  expect(await filtered.filter()).toBe('')
}, 60_000)
