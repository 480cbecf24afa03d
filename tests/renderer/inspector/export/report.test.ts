import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ToolCall } from '../../../../main/inspector/tool-call.ts'
import { fullCall } from '../../../main/inspector/export/support/calls.ts'
import { exported } from '../../../main/inspector/export/support/exported.ts'
import { reportStory } from '../../support/report-story.ts'
import { reportsOfFile } from '../../support/reports-of-file.ts'

const reports = reportsOfFile()

/** The report opened from a file, as from a ticket; with what it asked the network for. */
async function opened(
  html: string,
  { script = false } = {}
): Promise<{ page: Page; asked: string[]; said: string[]; close: () => Promise<void> }> {
  const { browser, folder } = reports()
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width: 1280, height: 800 }
  })
  const page = await context.newPage()
  const asked: string[] = []
  const said: string[] = []
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push(dialog.message())))
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  const file = join(folder, `${Math.random()}.html`)
  page.on('request', (request) => {
    if (request.url() !== `file://${file}`) asked.push(request.url())
  })
  await writeFile(file, html)
  await page.goto(`file://${file}`)
  return {
    page,
    asked,
    said,
    close: () => context.close()
  }
}

const attack = `"'><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)><svg onload=alert(3)><style>@import "https://evil.example/y"</style><a href="javascript:alert(4)">\u202egnp.exe</a>]]>--></style></pre></main></title>\u0000{{7*7}}\${7*7}`

/** The attack in every text of a call. */
const attacked = (value: unknown): unknown =>
  typeof value === 'string'
    ? /^(?:call|client|server|body|event|ok|analyst|http.*|\{.*\})$/s.test(value)
      ? value
      : attack
    : Array.isArray(value)
      ? value.map(attacked)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, attacked(item)]))
        : value

const hostile = (): ToolCall => ({
  ...(attacked(fullCall({ error: 'x', errorHint: 'x', errorCode: 'x' })) as ToolCall),
  result: JSON.stringify({
    structuredContent: { results: [{ [attack]: attack, b: { c: attack } }], total: 40 }
  }),
  arguments: { query: attack, [attack]: attack }
})

test.each([false, true])(
  'what attacks stays text in every field, with scripts allowed: %s',
  async (script) => {
    const html = await exported([hostile()], { format: 'html' })
    expect(html.match(/<script|<img|onerror=alert\(2\)>|<a /gi)).toBeNull()
    const { page, asked, said, close } = await opened(html, { script })
    const text = await page.locator('body').innerText()
    expect(text.split('<script>alert(1)</script>').length).toBeGreaterThan(12)
    expect(text).toContain('[U+202E]gnp.exe')
    expect(text).toContain('[U+0000]')
    expect(await page.locator('article').count()).toBe(1)
    expect(await page.locator('script, img, a, iframe, link, object, form').count()).toBe(0)
    expect(asked).toEqual([])
    expect(said).toEqual([])
    await close()
  }
)

test('the style is the only one that the page allows, and it is applied', async () => {
  const html = (await exported([fullCall()], { format: 'html' })).replace(
    '<main>',
    '<main><style>h1{color:rgb(1,2,3)}</style><p style="color:rgb(1,2,3)" id="inline">x</p>'
  )
  const { page, close } = await opened(html, { script: true })
  const colour = (of: string) => page.locator(of).evaluate((node) => getComputedStyle(node).color)
  expect(await colour('h1')).not.toBe('rgb(1, 2, 3)')
  expect(await colour('#inline')).not.toBe('rgb(1, 2, 3)')
  expect(await page.locator('main').evaluate((node) => getComputedStyle(node).fontSize)).toBe(
    '13px'
  )
  await close()
})

test('a report reads as a page: who, how many, when, and each call with its result', async () => {
  const { page, close } = await opened(await exported(reportStory(), { format: 'html' }))
  expect(await page.title()).toContain('Session of')
  await page.getByRole('heading', { name: 'Summary' }).waitFor()
  expect(await page.locator('article').count()).toBe(40)
  expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(
    /^40 calls from 2026-11-25/
  )
  expect(await page.locator('article table.rows').count()).toBeGreaterThan(10)
  expect(await page.getByText('The first 10 of 1,300 rows.').count()).toBeGreaterThanOrEqual(0)
  await close()
})

test('a report prints on pages', async () => {
  const { page, close } = await opened(
    await exported(reportStory(), { format: 'html', sanitised: true, notes: false })
  )
  const pdf = await page.pdf({ format: 'A4', printBackground: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await close()
})
