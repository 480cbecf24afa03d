import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const built = windowOfFile()
let page: Page

const open = async () => {
  page = await built.page(fullScene(Date.now()), { hash: '#/settings' })
}
const region = (name: string) => page.getByRole('region', { name })
const saved = () =>
  page.evaluate(() =>
    window.script.asked.filter(({ name }) => name === 'settings.save').map(({ args }) => args[0])
  )

test('how long calls are kept is saved once it is a number, and what goes is said before', async () => {
  await open()
  const history = region('History')
  const save = history.getByRole('button', { name: 'Save' })
  const days = history.getByRole('textbox', { name: 'Days' })
  expect(await save.isDisabled()).toBe(true)
  await days.fill('many')
  await days.press('Tab')
  await history.getByText('a number from 1 to 3650').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await days.fill('30')
  await history.getByText('Older calls are removed at once').waitFor()
  await save.click()
  await expect.poll(saved).toEqual([{ history: { days: 30, megabytes: 2000 } }])
}, 60_000)

test('private mode says what it means', async () => {
  await open()
  await region('History').getByText('Private mode: keep no calls').click()
  await region('History').getByText('Nothing is kept').waitFor()
  expect(await saved()).toEqual([{ privateMode: true }])
}, 60_000)

test('redactions are tried against a text, and one that cannot be used is not saved', async () => {
  await open()
  const redactions = region('Redactions')
  const field = (name: string) => redactions.getByRole('textbox', { name })
  const save = redactions.getByRole('button', { name: 'Save' })
  await field('Patterns, one a line').fill('ACME-\\d{6}\n(a+)+b')
  await field('Try them on a text').fill('customer ACME-123456 called')
  await redactions.getByText('customer [redacted] called').waitFor()
  await redactions.getByText('It repeats a part that repeats itself').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await field('Patterns, one a line').fill('ACME-\\d{6}\n')
  await field('Names, one a line').fill('badge_number')
  await expect.poll(() => save.isDisabled()).toBe(false)
  await save.press('Enter')
  await expect
    .poll(saved)
    .toEqual([{ redactions: ['ACME-\\d{6}'], redactedNames: ['badge_number'] }])
}, 60_000)
