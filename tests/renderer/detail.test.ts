import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { detailScene } from './support/detail-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const scene = detailScene()
const built = windowOfFile()
let page: Page

const open = async (id: string, tab?: string) => {
  page = await built.page(scene, { hash: `#/inspector?call=${id}` })
  await page.locator('.call-detail [role="tab"]').first().waitFor()
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click()
}
const form = (name: string) => page.getByRole('radio', { name, exact: true }).click()
const asked = (name: string) =>
  page.evaluate(
    (wanted) => window.script.asked.filter((one) => one.name === wanted).map(({ args }) => args),
    name
  )
const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
const tabs = () => page.locator('.call-detail [role="tab"]').allTextContents()

test('the overview says what happened, where the time went, and what Splunk meant', async () => {
  await open('search', 'Overview')
  const overview = page.getByRole('tabpanel')
  const text = await overview.textContent()
  expect(text).toContain('Claude Desktop ran run_splunk_search on Production')
  expect(text).toContain('398 ms queued in Splunk')
  expect(text).toContain('330 ms fetching results')
  expect(text).toContain('A subsearch hit its limit')
}, 60_000)

test('the bar of a call fills its width, also of one under a ms', async () => {
  const short = { ...scene.calls[0], id: 'short', ms: 0.7, splunkRequests: [], jobs: [] }
  page = await built.page(
    { ...scene, calls: [short] as typeof scene.calls },
    { hash: '#/inspector?call=short' }
  )
  const bar = page.locator('.time-bar')
  await bar.waitFor()
  const empty = await bar.evaluate(
    (node) =>
      node.getBoundingClientRect().right -
      (node.lastElementChild?.getBoundingClientRect().right ?? 0)
  )
  expect(Math.abs(empty)).toBeLessThan(1)
}, 60_000)

test('a note, a pin and a colour are kept as they are changed', async () => {
  await open('search', 'Overview')
  const remarks = page.getByRole('complementary', { name: 'Your remarks' })
  await remarks.getByRole('button', { name: 'Pin' }).click()
  await remarks.getByRole('button', { name: 'Pinned' }).waitFor()
  await page.getByRole('radio', { name: 'Green' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('textbox', { name: 'Note' }).fill('Mallory again')
  await page.keyboard.press('Tab')
  await expect
    .poll(() => asked('inspector.remark'))
    .toEqual([
      ['search', { pinned: true }],
      ['search', { colour: 2 }],
      ['search', { note: 'Mallory again' }]
    ])
}, 60_000)

test('an error is told with its meaning and the next step', async () => {
  await open('refused', 'Overview')
  const alert = page.getByRole('alert')
  expect(await alert.textContent()).toContain('The command delete removes events')
  expect(await alert.textContent()).toContain('Leave out delete')
  await open('search', 'Overview')
  await page.getByText('A subsearch hit its limit').waitFor()
  await page.getByText('Use stats or a lookup instead').waitFor()
}, 60_000)

test('the SPL stands one command a line, with what its commands do and which indexes it reads', async () => {
  await open('search')
  await page.getByRole('tab', { name: 'SPL', exact: true }).click()
  const lines = (await page.locator('pre').first().innerText()).split('\n')
  expect(lines).toContain('    | stats count by src_ip')
  expect(lines).toContain('| bin _time span=5m')
  const facts = await page.locator('.facts').innerText()
  expect(facts).toContain('web, security')
  expect(facts).toContain('earliest=-4h')
}, 60_000)

test('a result is a table, a chart that the arrow keys read, a tree and a text', async () => {
  await open('search', 'Result')
  await form('Table')
  await page.getByRole('cell', { name: 'web-03' }).first().waitFor()
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('61')
  await form('Chart')
  const chart = page.getByRole('slider', { name: /over time/ })
  await chart.focus()
  await page.keyboard.press('End')
  expect(await chart.getAttribute('aria-valuetext')).toMatch(/14:02:11.*web-01: count 90/)
  const series = page.getByRole('button', { name: /^web-01: count/ })
  await series.focus()
  await page.keyboard.press('Space')
  expect(await series.getAttribute('aria-pressed')).toBe('false')
  await form('Text')
  await page.getByText('"is_done":true').waitFor()
}, 60_000)

test('the tree is searched and read with the keyboard, and its values and paths are copied', async () => {
  await open('search', 'Result')
  await form('JSON')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('WEB-02')
  await page.getByText('1 of 20 matches').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('2 of 20 matches').waitFor()
  await page.keyboard.press('Shift+Enter')
  await page.getByText('1 of 20 matches').waitFor()
  const tree = page.getByRole('tree')
  await tree.focus()
  const current = () => tree.locator('[aria-selected="true"]').innerText()
  await expect.poll(current).toContain('web-02')
  await page.keyboard.press('Shift+C')
  await expect.poll(clipboard).toBe('.results[1].host')
  await page.keyboard.press('c')
  await expect.poll(clipboard).toBe('web-02')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(current).toContain('{ 4 fields }')
  await page.keyboard.press('ArrowLeft')
  await expect
    .poll(() => tree.locator('[aria-selected="true"]').getAttribute('aria-expanded'))
    .toBe('false')
}, 60_000)

test('a large result is loaded when it is asked for, and of its rows only those in sight are in the page', async () => {
  await open('large', 'Result')
  expect(await page.getByRole('table').count()).toBe(0)
  await page.getByRole('button', { name: 'Load 4.2 MB' }).click()
  await form('Table')
  const table = page.getByRole('table', { name: 'Rows of the result' })
  expect(await table.getAttribute('aria-rowcount')).toBe('40001')
  await table.evaluate((node) => node.scrollTo({ top: node.scrollHeight }))
  await table.getByRole('cell', { name: '40000', exact: true }).waitFor()
  expect(await table.getByRole('row').count()).toBeLessThan(90)
  await form('JSON')
  await page.getByRole('searchbox', { name: 'Search in the result' }).fill('mallory')
  await page.getByText('1 of 1 match').waitFor()
  await page.locator('.outline-line.selected', { hasText: 'mallory' }).waitFor()
  expect(await page.getByRole('treeitem').count()).toBeLessThan(90)
}, 60_000)

test('a request to Splunk shows its form, and is copied as curl with a placeholder', async () => {
  await open('search', 'Splunk')
  expect(await page.getByRole('list', { name: 'States of the job' }).textContent()).toContain(
    'Running'
  )
  await page.getByRole('button', { name: 'POST search/v2/jobs', exact: false }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('earliest_time -24h').waitFor()
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await expect.poll(clipboard).toContain("-H 'Authorization: Bearer <Splunk token>'")
  expect(await clipboard()).toContain(
    'https://splunk.corp.example.com:8089/services/search/v2/jobs'
  )
  const link = page.getByRole('link', { name: 'Open in Splunk Web' })
  expect(await link.getAttribute('href')).toBe(
    'https://splunk.corp.example.com:8000/en-US/app/search/search?sid=1763906531.4711'
  )
}, 60_000)

test('messages stand in their order with their times, are found by their text, and show the result', async () => {
  await open('search', 'Messages')
  const rows = page.getByRole('list', { name: 'Messages' }).getByRole('button')
  expect(await rows.count()).toBe(5)
  expect(await rows.nth(2).textContent()).toContain('+1.2 s')
  await rows.nth(4).focus()
  await page.keyboard.press('Enter')
  await page.getByText('structuredContent', { exact: true }).waitFor()
  await page
    .getByRole('searchbox', { name: 'Search in the messages' })
    .fill('notifications/progress')
  await page.getByText('3 of 5 messages').waitFor()
}, 60_000)

test('a call runs again with r, and what changes something in Splunk is shown before', async () => {
  await open('search', 'Overview')
  await page.keyboard.press('r')
  await expect.poll(() => asked('inspector.runAgain')).toEqual([['search', {}]])
  await expect.poll(() => page.url()).toContain('call=again-search')
}, 60_000)

test('the range of a search that names none is the one that Splunk was asked with', async () => {
  await open('long-names')
  await page.getByRole('tab', { name: 'SPL', exact: true }).click()
  await page.getByText('-24h to now (not asked for)').waitFor()
}, 60_000)

test('SPL is edited and run again by keyboard alone, and wrong JSON is shown at its place', async () => {
  await open('search', 'Overview')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('the policy of Production decides').waitFor()
  await dialog.getByRole('textbox', { name: 'SPL' }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('index=web | head 5')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('{"earliest_time": }')
  await dialog.getByText(/no JSON at line 1, column 19/).waitFor()
  await page.keyboard.press('Control+Enter')
  expect(await asked('inspector.runAgain')).toEqual([])
  await page.keyboard.press('Control+a')
  await page.keyboard.type('{"earliest_time": "-1h"}')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(() => asked('inspector.runAgain'))
    .toEqual([
      [
        'search',
        {
          arguments: { query: 'index=web | head 5', earliest_time: '-1h' },
          profileId: 'p-prod'
        }
      ]
    ])
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
}, 60_000)

test('c copies the SPL, and the menu of Shift C the call as curl to this server', async () => {
  await open('search', 'Overview')
  await page.keyboard.press('c')
  await expect.poll(clipboard).toMatch(/^search index=web/)
  await page.keyboard.press('Shift+C')
  await page.getByRole('menuitem', { name: 'Copy as curl to this server' }).press('Enter')
  await expect.poll(clipboard).toContain('curl -X POST http://127.0.0.1:8003/mcp')
  expect(await clipboard()).toContain("'Authorization: Bearer <token>'")
}, 60_000)

test('a running call is cancelled from its detail', async () => {
  await open('running')
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await asked('inspector.cancel')).toEqual([['running']])
}, 60_000)

test('a message of the protocol has neither SPL nor result, and what was not kept says why', async () => {
  await open('protocol')
  expect(await tabs()).toEqual(['Overview', 'Messages5', 'HTTP'])
  await open('private')
  expect(await tabs()).toEqual(['Overview'])
  await page.getByText('Private mode is on').waitFor()
}, 60_000)
