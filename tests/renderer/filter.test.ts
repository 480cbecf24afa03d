import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = fullScene(Date.now())
const built = windowOfFile(resolve(import.meta.dirname, 'support/filter-page'))
let page: Page

const open = async (text = '', scene = full) => {
  page = await built.page(scene, { hash: `#${encodeURIComponent(text)}` })
}
const field = () => page.getByRole('combobox', { name: 'Filter the calls' })
const applied = () => page.locator('output').textContent()
const chips = () =>
  page.locator('.filter-chip').evaluateAll((all) => all.map((one) => one.textContent))
const options = () =>
  page.getByRole('option').evaluateAll((all) => all.map((one) => one.textContent))
const focused = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName
  )

test('what is written is applied, and stands as chips that say what they mean', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('status:error >2s "a b')
  await expect.poll(applied).toBe('status:error >2s "a b')
  expect(await chips()).toEqual(['status:error', '>2s'])
  expect(await field().inputValue()).toBe('"a b')
  await page.getByText('Status is error and took more than 2 s and contains “a b”').waitFor()
  await page.keyboard.type('"')
  await page.keyboard.press('Enter')
  expect(await chips()).toEqual(['status:error', '>2s', '"a b"'])
  await expect.poll(applied).toBe('status:error >2s "a b"')
  await page.getByRole('button', { name: '>2s: Took more than 2 s', exact: true }).waitFor()
}, 60_000)

test('with the keyboard alone a field and its value are chosen', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('-cl')
  await page.keyboard.press('ArrowDown')
  expect(await field().getAttribute('aria-activedescendant')).toBe(
    await page.getByRole('option', { selected: true }).getAttribute('id')
  )
  await page.keyboard.press('Enter')
  expect(await field().inputValue()).toBe('-client:')
  await page.getByRole('option', { name: 'Claude Desktop' }).waitFor()
  await page.keyboard.type('claude')
  await expect.poll(options).toEqual(['"Claude Desktop"75 calls'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(applied).toBe('-client:"Claude Desktop"')
  expect(await chips()).toEqual(['-client:"Claude Desktop"'])
  expect(await field().inputValue()).toBe('')
  await expect.poll(() => focused()).toBe('Filter the calls')
}, 60_000)

test('the list says how many calls have a value that is known beforehand', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('status:')
  await expect
    .poll(options)
    .toContainEqual(expect.stringMatching(/^errorEnded with an error\d+ calls/))
  await page.getByRole('option', { name: 'refused' }).click()
  await expect.poll(applied).toBe('status:refused')
  await expect.poll(() => focused()).toBe('Filter the calls')
}, 60_000)

test('beside an or a value is offered with how many of all calls have it', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('status:error client:claude')
  await expect.poll(options).toEqual(['"Claude Desktop"14 calls'])
  await field().press('Control+a')
  await page.keyboard.type('status:error or client:claude')
  await expect.poll(options).toEqual(['"Claude Desktop"75 calls'])
}, 60_000)

test('a filter that is cleared while it is being written stays cleared', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('client:=Cursor status:')
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect.poll(applied).toBe('')
  expect(await chips()).toEqual([])
  expect(await focused()).toBe('Filter the calls')
}, 60_000)

test('Escape closes the list first, and then leads to the calls', async () => {
  await open('status:error')
  await page.keyboard.press('/')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('listbox').count()).toBe(0)
  expect(await focused()).toBe('Filter the calls')
  await page.keyboard.press('Escape')
  expect(await focused()).toBe('The list')
  expect(await applied()).toBe('status:error')
}, 60_000)

test('arrows lead from chip to chip, where they are removed, turned round and edited', async () => {
  await open('tool:a or status:error >2s')
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('>2s: Took more than 2 s')
  await page.keyboard.press('-')
  await expect.poll(applied).toBe('tool:a or status:error ->2s')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('F2')
  expect(await field().inputValue()).toBe('status:error')
  await page.keyboard.type(',ok')
  await page.keyboard.press('Enter')
  await expect.poll(applied).toBe('tool:a or status:error,ok ->2s')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  expect(await focused()).toBe('Filter the calls')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Home')
  expect(await focused()).toBe('tool:a: Tool contains a')
  await page.keyboard.press('Delete')
  await expect.poll(applied).toBe('status:error,ok ->2s')
  await expect.poll(() => focused()).toBe('Filter the calls')
  await page.keyboard.press('Backspace')
  await expect.poll(applied).toBe('status:error,ok')
  await page.keyboard.press('Backspace')
  await expect.poll(applied).toBe('')
}, 60_000)

test('a chip opens what it means and what can be done with it', async () => {
  await open('status:error >2s')
  await page.getByRole('button', { name: 'status:error: Status is error', exact: true }).click()
  await page.getByText('Status is error', { exact: true }).waitFor()
  await page.getByRole('menuitem', { name: 'Leave these out' }).click()
  await expect.poll(applied).toBe('-status:error >2s')
  await page.getByRole('button', { name: 'Remove -status:error' }).click()
  await expect.poll(applied).toBe('>2s')
}, 60_000)

test('what is wrong is said at its place while the last good filter stays applied', async () => {
  await open('status:error')
  await page.keyboard.press('/')
  await page.keyboard.type('clinet:x')
  const message = page.getByText('There is no field clinet. Did you mean client?')
  await message.waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await field().getAttribute('aria-invalid')).toBe('false')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('no field clinet')
  expect(await field().getAttribute('aria-invalid')).toBe('true')
  expect(await field().getAttribute('aria-describedby')).toBe(await message.getAttribute('id'))
  expect(await applied()).toBe('status:error')
  const inField = (await field().boundingBox())?.x ?? 0
  expect(Math.abs(((await message.boundingBox())?.x ?? 0) - inField)).toBeLessThan(12)
  for (let letters = 0; letters < 8; letters++) await page.keyboard.press('Backspace')
  await page.keyboard.type('client:x ')
  await expect.poll(applied).toBe('status:error client:x')
  expect(await message.count()).toBe(0)
}, 60_000)

test('the whole filter can be taken up as text, copied and written anew', async () => {
  await open('status:error >2s')
  await page.keyboard.press('/')
  await page.keyboard.press('Control+a')
  expect(await field().inputValue()).toBe('status:error >2s')
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('status:error >2s')
  await page.keyboard.type('is:pinned')
  await page.keyboard.press('Enter')
  await expect.poll(applied).toBe('is:pinned')
}, 60_000)

test('a filter from elsewhere takes the place of what stands in the field', async () => {
  await open('status:error')
  await page.keyboard.press('/')
  await page.keyboard.type('half')
  await page.evaluate(() => window.setText('session:abc >2s'))
  await expect.poll(chips).toEqual(['session:abc', '>2s'])
  expect(await field().inputValue()).toBe('')
}, 60_000)

test('quick filters are switched on and off beside the rest', async () => {
  await open('tool:a status:ok')
  const quick = (name: string) => page.getByRole('button', { name, exact: true })
  await quick('Errors').click()
  await expect.poll(applied).toBe('tool:a status:error,refused')
  expect(await quick('Errors').getAttribute('aria-pressed')).toBe('true')
  await quick('Slow').click()
  await quick('Errors').click()
  await expect.poll(applied).toBe('tool:a took:>2s')
  await quick('Slow').press('Enter')
  await expect.poll(applied).toBe('tool:a')
}, 60_000)

test('a filter is saved, taken up, renamed, deleted and brought back', async () => {
  await open('status:error >2s')
  const menu = page.getByRole('button', { name: 'Saved filters' })
  await menu.focus()
  await page.keyboard.press('Enter')
  const isFocusKept = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const field = document.activeElement
        const observer = new MutationObserver(() => {
          if (field?.isConnected === true) return
          observer.disconnect()
          resolve(document.activeElement !== document.body)
        })
        observer.observe(document.body, { childList: true, subtree: true })
      })
  )
  await page.keyboard.type('Slow failures')
  await page.keyboard.press('Enter')
  // Escape is for what has the focus, at whatever moment it is pressed.
  expect(await isFocusKept).toBe(true)
  const apply = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })
  await apply('Slow failures').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect.poll(applied).toBe('')
  await page.getByRole('option', { name: 'Slow failures' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(applied).toBe('status:error >2s')
  await menu.click()
  await page.getByRole('button', { name: 'Rename Slow failures' }).click()
  await page.getByLabel('New name of Slow failures').fill('Slow')
  await page.keyboard.press('Enter')
  await apply('Slow').waitFor()
  await page.getByRole('button', { name: 'Delete Slow' }).click()
  await page.getByText('No filter is saved yet').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo' }).click()
  await menu.click()
  await apply('Slow').click()
  expect(
    await page.evaluate(
      () => window.script.asked.filter(({ name }) => name === 'settings.save').at(-1)?.args
    )
  ).toEqual([{ savedFilters: [{ name: 'Slow', text: 'status:error >2s' }] }])
}, 60_000)

test('the line below says what is hidden, and how far a search through the history is', async () => {
  await open('status:error')
  await page.evaluate(() => window.setView({ hidden: 1_100 }, 1_204))
  await page.getByText('1,100 hidden by the filter').waitFor()
  await page.evaluate(() => window.setView({ scanned: 0.34, hidden: null }, 1_000_000))
  await page.getByText('Looked through 340,000 of 1,000,000 calls').waitFor()
  await page.getByRole('button', { name: 'stop' }).press('Enter')
  await page.getByText('Stopped: looked through 340,000 of 1,000,000 calls').waitFor()
  expect(await page.evaluate(() => window.script.asked.at(-1))).toEqual({
    name: 'inspector.stopScan',
    args: ['view-1']
  })
  await page.evaluate(() => window.setView({ hidden: 7, older: 1_204 }, 1_204))
  await page.getByRole('button', { name: 'clear', exact: true }).press('Enter')
  await expect.poll(applied).toBe('')
  await page.getByText('1,204 calls').waitFor()
}, 60_000)
