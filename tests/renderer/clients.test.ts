import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const built = windowOfFile()
let page: Page

const open = async () => {
  page = await built.page(fullScene(Date.now()), { hash: '#/clients?id=c-cursor' })
}
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click()
const asked = (name: string) =>
  page.evaluate((wanted) => window.script.asked.filter((one) => one.name === wanted), name)

test('a client is switched off and on at once, by keyboard, and its list says so', async () => {
  await open()
  const toggle = page.getByRole('switch', { name: 'May connect' })
  expect(await toggle.isChecked()).toBe(true)
  await toggle.focus()
  await page.keyboard.press('Space')
  await page.getByText('Cursor is switched off.').waitFor()
  expect(await toggle.isChecked()).toBe(false)
  await page.getByRole('row', { name: /Cursor.*switched off/ }).waitFor()
  await page.keyboard.press('Space')
  await page.getByText('Cursor is switched on.').waitFor()
  expect((await asked('clients.setEnabled')).map(({ args }) => args)).toEqual([
    ['c-cursor', false],
    ['c-cursor', true]
  ])
}, 60_000)

test('the limit of a client is a number or none, and what is neither is not saved', async () => {
  await open()
  const limit = page.getByRole('textbox', { name: 'Calls per minute' })
  expect(await limit.inputValue()).toBe('600')
  await limit.fill('lots')
  await save()
  await page.getByText('Enter a whole number from 1 to 100,000').waitFor()
  expect(await asked('clients.save')).toEqual([])
  await limit.fill('50')
  await save()
  await page.getByText('Saved Cursor.').waitFor()
  await page.getByText('No limit').click()
  expect(await limit.isDisabled()).toBe(true)
  await save()
  await expect
    .poll(() => asked('clients.save'))
    .toMatchObject([{ args: [{ callsPerMinute: 50 }] }, { args: [{ callsPerMinute: null }] }])
}, 60_000)
