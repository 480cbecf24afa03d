import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import type { ToolCall } from '../../../../main/inspector/tool-call.ts'
import { exported } from '../../../main/inspector/export/support/exported.ts'
import {
  button,
  chooseFile,
  exportedCalls as calls,
  exportProgram as program,
  firstPart
} from '../../support/export-program.ts'
import { stageOfFile } from '../../support/stage.ts'

const stage = stageOfFile()

const saved = async (page: Page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Export').click()
  ])
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8')
  }
}

test('a report of all calls is saved sanitised unless something else is chosen', async () => {
  const { page, errors } = await stage.open(program().answers, { hash: '#export' })
  await page.getByText('· 140 calls').waitFor()
  const { name, text } = await saved(page)
  expect(name).toMatch(/^splunk-calls-.*\.html$/)
  expect(text).toContain('Sanitised')
  expect(text).not.toContain('soc-eu')
  await page.getByText(/^Exported, /).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(errors).toEqual([])
}, 60_000)

test('the preview says what goes, and follows what is chosen', async () => {
  const { page } = await stage.open(program().answers, { hash: '#export?ids=run-1,run-2' })
  await page.getByText('· 2 calls').waitFor()
  const row = (name: string) => page.getByRole('row', { name })
  expect(await row('Rows of results').textContent()).toContain('4')
  expect(await row('Host names').textContent()).toContain('soc-eu.splunkcloud.com → host-')
  await page.getByRole('radio', { name: 'All calls' }).check({ force: true })
  await page.getByText('· 140 calls').waitFor()
  await page.getByText('Of the first 100 of 140 calls:').waitFor()
  await page.getByRole('radio', { name: 'JSON Lines' }).check({ force: true })
  await page.getByRole('tab', { name: 'How it begins' }).click()
  await page.getByText('"format":"switchboard-for-splunk/calls"').waitFor()
  const beginning = await page.getByRole('region', { name: 'How it begins' }).textContent()
  expect(beginning).toMatch(/^Of the first 100 of 140 calls:/)
}, 60_000)

test('a complete export is saved only after its warning was answered', async () => {
  const { page } = await stage.open(program().answers, { hash: '#export' })
  await page.getByText('· 140 calls').waitFor()
  await page.getByRole('radio', { name: 'JSON Lines' }).check({ force: true })
  await page.getByRole('switch').click({ force: true })
  await page.getByText('This export is not sanitised').waitFor()
  expect(await button(page, 'Export').isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: 'Whoever gets the file' }).check({ force: true })
  await page.getByText('-complete.jsonl').waitFor()
  const { name, text } = await saved(page)
  expect(name).toMatch(/-complete\.jsonl$/)
  const lines = text.trim().split('\n').slice(1)
  expect(lines.map((line) => JSON.parse(line) as ToolCall)).toEqual(calls)
}, 60_000)

test('an export is made with the keyboard alone', async () => {
  const { page } = await stage.open(program().answers, { hash: '#export' })
  await page.getByText('· 140 calls').waitFor()
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement
      return at instanceof HTMLInputElement ? at.value : (at?.textContent ?? '')
    })
  const reach = async (what: string) => {
    for (let tabs = 0; tabs < 20 && (await focused()) !== what; tabs++)
      await page.keyboard.press('Tab')
    expect(await focused()).toBe(what)
  }
  await reach('html')
  for (const format of ['jsonl', 'har', 'csv']) {
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe(format)
  }
  await page.getByText('.csv ·').waitFor()
  await reach('Export')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter')
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
}, 60_000)

test('an export that is cancelled is ended in the program too, and nothing is saved', async () => {
  const { answers, closed } = program()
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  let asked = 0
  const { page } = await stage.open(
    {
      ...answers,
      'inspector.export': async () => {
        asked++
        if (asked > 1) await held
        return firstPart
      }
    },
    { hash: '#export' }
  )
  await page.getByText('· 140 calls').waitFor()
  await button(page, 'Export').click()
  await page.getByText('40 % of 140 calls · 2.0 KB').waitFor()
  await button(page, 'Cancel export').click()
  goOn()
  await expect.poll(() => closed).toEqual(['e1'])
  expect(await button(page, 'Export').isDisabled()).toBe(false)
}, 60_000)

test('a failure is said in the dialog, and it can be tried again', async () => {
  const { answers } = program([])
  const { page } = await stage.open(
    {
      ...answers,
      'inspector.exportPreview': () => {
        throw new Error('The history cannot be read: the disk refused.')
      }
    },
    { hash: '#export' }
  )
  await page.getByRole('alert').filter({ hasText: 'the disk refused' }).waitFor()
  expect(await button(page, 'Export').isDisabled()).toBe(true)
}, 60_000)

test('a file of ours is read and shown, and a bar says so', async () => {
  const { answers, read } = program()
  const { page, errors } = await stage.open(answers, { hash: '#import' })
  await chooseFile(page, 'ticket-4711.jsonl', await exported(calls))
  await page.getByText('Imported from ticket-4711.jsonl, read only · 140 calls').waitFor()
  expect(read).toEqual(calls)
  expect(errors).toEqual([])
  await button(page, 'Close the file').click()
  await expect.poll(() => page.getByText('Imported from').count()).toBe(0)
}, 60_000)

test('a file that is dropped is read as well', async () => {
  const { answers, read } = program()
  const { page } = await stage.open(answers, { hash: '#import' })
  const folder = await mkdtemp(join(tmpdir(), 'dropped-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'dropped.jsonl')
  await writeFile(file, await exported(calls.slice(0, 2)))
  const box = await page.locator('.import-drop').boundingBox()
  const debug = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await debug.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 9,
      y: (box?.y ?? 0) + 9,
      data: { items: [], files: [file], dragOperationsMask: 1 }
    })
  }
  await page.getByText('Imported from dropped.jsonl').waitFor()
  expect(read).toHaveLength(2)
}, 60_000)

test('lines that cannot be read are counted before the rest is shown', async () => {
  const { answers } = program()
  const { page } = await stage.open(answers, { hash: '#import' })
  await chooseFile(page, 'cut.jsonl', `${await exported(calls.slice(0, 3))}{"kind":"ca`)
  await page.getByText('1 line of cut.jsonl is left out').waitFor()
  await page.getByText('line 5: it is not JSON').waitFor()
  await button(page, 'Show 3 calls').click()
  await page.getByText('· 1 line left out').waitFor()
}, 60_000)

test('a foreign file is refused with what to choose instead, and another can be chosen', async () => {
  const { answers, read } = program()
  const { page } = await stage.open(answers, { hash: '#import' })
  await chooseFile(page, 'trace.har', '{"log":{"version":"1.2","entries":[]}}')
  await page.getByText('trace.har is no export of Switchboard for Splunk').waitFor()
  await chooseFile(page, 'good.jsonl', await exported(calls.slice(0, 1)))
  await page.getByText('Imported from good.jsonl').waitFor()
  expect(read).toHaveLength(1)
}, 60_000)
