import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ProgramView } from '../../preload/api.ts'
import { fullScene } from './support/full-scene.ts'
import { programsWith } from './support/programs.ts'
import { emptyScene, type Scene } from './support/scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = fullScene(Date.now())
const built = windowOfFile()
let page: Page

const open = async (hash: string, scene: Scene = emptyScene) => {
  page = await built.page(scene, { hash })
}
const cursor = '#/clients?tab=connect&id=cursor'
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const row = (name: RegExp) => page.getByRole('row', { name })
const step = (name: RegExp) => page.getByRole('list', { name: /^Connecting/ }).getByText(name)
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
const asked = (name: string) =>
  page.evaluate((wanted) => window.script.asked.filter((one) => one.name === wanted), name)
const tellPrograms = (programs: readonly ProgramView[]) =>
  page.evaluate((value) => window.script.tell('connect.changed', value), programs)

test('a program is connected with the keyboard alone, and is seen when its first call arrives', async () => {
  await open('#/clients?tab=connect')
  await row(/Claude Desktop/).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('region', { name: 'Changes to /home/ada/.cursor/mcp.json' }).waitFor()
  await page.getByText('can be revoked under Clients').waitFor()
  await page.keyboard.press('Enter')
  expect(await focused()).toBe('Connecting Cursor')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await step(/^Waiting for the first call of Cursor/).waitFor()
  expect(await asked('connect.write')).toEqual([
    { name: 'connect.write', args: ['cursor', 'revision-1'] }
  ])
  expect(await focused()).toBe('Connecting Cursor')
  await step(/^Restart Cursor/).waitFor()

  const status = page.getByRole('status')
  expect(await status.textContent()).toBe('Cursor: waiting for its first call')
  await tellPrograms(
    programsWith('cursor', {
      state: { kind: 'connected', lastSeenAt: Date.now() },
      canUndo: true
    })
  )
  await step(/^Cursor is connected/).waitFor()
  expect(await status.textContent()).toBe('Cursor: connected')
  await row(/Cursor.*connected/).waitFor()
}, 60_000)

test('the diff numbers the lines that will be there, and marks those that come and go', async () => {
  await open(cursor)
  const diff = page.getByRole('region', { name: /^Changes to/ })
  await diff.getByText('120 lines unchanged').waitFor()
  expect(await diff.locator('del').allInnerTexts()).toEqual([expect.stringMatching(/^−\s+}$/)])
  const added = await diff.locator('ins').allInnerTexts()
  expect(added).toHaveLength(7)
  expect(added[0]).toMatch(/^123\s+\+\s+},$/)
  expect(added[4]).toContain('Bearer sbs_••••')
}, 60_000)

test('a write that fails is said beside the button, and what would change is asked anew', async () => {
  const failing = { 'connect.write': 'The disk is full, so nothing was written.' }
  await open(cursor, { ...emptyScene, failing })
  await button('Write to mcp.json').click()
  await page.getByRole('alert').getByText('The disk is full').waitFor()
  await expect.poll(async () => (await asked('connect.plan')).length).toBe(2)
  await button('Write to mcp.json').waitFor()
}, 60_000)

test('a changed entry says what happened to it, and is repaired with one button', async () => {
  const message = 'The entry of Switchboard is gone from /home/ada/.cursor/mcp.json.'
  const programs = programsWith('cursor', { state: { kind: 'changed', message } })
  await open('#/start', { ...emptyScene, programs })
  await page.getByText(message).waitFor()
  await button('Repair Cursor').click()
  await page.getByRole('alert').getByText(message).waitFor()
  expect(await focused()).toBe('Connecting Cursor')
  await button('Repair mcp.json').click()
  await step(/^Waiting for the first call/).waitFor()
}, 60_000)

test('what was written is taken back, and can be written again', async () => {
  await open(cursor, full)
  await button('Undo').click()
  await page.getByText('Cursor is configured as it was before.').waitFor()
  await button('Write to mcp.json').waitFor()
  expect(await focused()).toBe('Connecting Cursor')
}, 60_000)

test('a file that cannot be written leaves the text as a way out, with a token that is shown once', async () => {
  await open('#/clients?tab=connect&id=gemini-cli', full)
  await page.getByRole('alert').getByText('line 12 lacks a comma').waitFor()
  await button('Make its token').click()
  await page.getByText(/^sb_/).waitFor()
  await page
    .getByLabel('the text for Gemini CLI')
    .getByText(/Bearer sb_/)
    .waitFor()
  await step(/^Waiting for the first call of Gemini CLI/).waitFor()
  expect((await asked('clients.create'))[0]?.args[0]).toMatchObject({ name: 'Gemini CLI' })
}, 60_000)

test('a program that is not installed comes last, and is looked for again when asked', async () => {
  await open('#/clients?tab=connect&id=devin')
  const names = await page.getByRole('row').allInnerTexts()
  expect(names.map((text) => text.split('\n')[0])).toEqual([
    'Claude Desktop',
    'Cursor',
    'VS Code',
    'Claude Code',
    'Codex',
    'Gemini CLI',
    'Devin',
    'Another program'
  ])
  const before = (await asked('connect.list')).length
  await button('Look again').click()
  await expect.poll(async () => (await asked('connect.list')).length).toBe(before + 1)
}, 60_000)

test('Claude Desktop takes the extension file first, and an entry where one wants that', async () => {
  await open('#/clients?tab=connect&id=claude-desktop')
  await button('Make its token').click()
  const download = page.waitForEvent('download')
  await button('Save the extension file').click()
  expect((await download).suggestedFilename()).toBe('switchboard.mcpb')
  await row(/Claude Desktop.*waiting for its first call/).waitFor()
  await page.getByText('With an entry').click()
  await button('Write to claude_desktop_config.json').click()
  await step(/^Written to .*claude_desktop_config/).waitFor()
}, 60_000)

test('Claude Desktop without a Node to start an entry with takes the extension file, and says why', async () => {
  const message = 'Claude Desktop would need Node 18 or newer on this computer.'
  const programs = programsWith('claude-desktop', { state: { kind: 'blocked', message } })
  await open('#/clients?tab=connect&id=claude-desktop', { ...emptyScene, programs })
  await page.getByRole('note').getByText(message).waitFor()
  await row(/Claude Desktop, not connected/).waitFor()
  await button('Make its token').click()
  await button('Save the extension file').waitFor()
}, 60_000)

test('a program that calls with a token put in by hand is connected too', async () => {
  await open('#/clients?tab=connect&id=claude-desktop', full)
  await step(/^Claude Desktop is connected/).waitFor()
}, 60_000)

test('the palette leads to the plan of a program', async () => {
  await open('#/start')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('connect curs')
  await page.keyboard.press('Enter')
  await button('Write to mcp.json').waitFor()
  await expect.poll(focused).toBe('Connecting Cursor')
}, 60_000)

test('Escape closes the program and leaves the list', async () => {
  await open(cursor)
  await page.keyboard.press('Escape')
  await button('Write to mcp.json').waitFor({ state: 'detached' })
  await row(/Cursor/).waitFor()
}, 60_000)

test('Start counts the programs it found, and waits with the one that was written', async () => {
  await open('#/start')
  const card = page.getByRole('listitem').filter({ hasText: 'Connect an assistant' })
  await card.getByText('3 found on this computer').waitFor()
  await tellPrograms(programsWith('cursor', { state: { kind: 'written', at: Date.now() } }))
  await card.getByRole('img', { name: 'begun' }).waitFor()
  await card.getByText('waiting for the first call').waitFor()
  await page.evaluate(
    (clients) => window.script.tell('clients.changed', clients),
    full.clients.filter(({ name }) => name === 'Cursor')
  )
  await card.getByRole('img', { name: 'done' }).waitFor()
}, 60_000)

test('a program that is not known gets a token by its name', async () => {
  await open('#/clients?tab=connect')
  await row(/Another program/).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('My agent')
  await button('Make its token').click()
  await page.getByText(/^sb_/).waitFor()
  await page.getByRole('heading', { name: 'My agent' }).waitFor()
}, 60_000)
