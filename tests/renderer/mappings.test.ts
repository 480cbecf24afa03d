import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const built = windowOfFile()
let page: Page

const open = async () => {
  page = await built.page(fullScene(Date.now()), { hash: '#/sessions?tab=mappings' })
}
const rules = async () =>
  (await page.getByRole('row').allTextContents()).slice(1).map((text) => text.slice(0, 7))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const asked = async (name: string) =>
  (
    await page.evaluate((wanted) => window.script.asked.filter((one) => one.name === wanted), name)
  ).map(({ args }) => args)

test('the rule that decides for an X-Session-ID is named, also after another order', async () => {
  await open()
  const trial = page.getByRole('textbox', { name: 'Try an X-Session-ID' })
  const answer = page.getByRole('status')
  await trial.fill('soc-17')
  await expect.poll(() => answer.textContent()).toContain('by rule 2')
  await trial.fill('nothing-like-it')
  await expect.poll(() => answer.textContent()).toContain('No rule fits it')
  await trial.fill('soc-17')
  await button('Move the mapping of soc-17 up').click()
  await button('Move the mapping of soc-17 up').click()
  await expect.poll(() => answer.textContent()).toContain('Dev cluster by rule 2')
}, 60_000)

test('a rule that never decides is warned of, with the rule that covers it', async () => {
  await open()
  await page.getByText('Never decides, because rule 2 covers it').waitFor()
}, 60_000)

test('a rule is moved by keyboard, and keeps the focus', async () => {
  await open()
  await button('Change the mapping of soc-17').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await rules())[2]).toContain('soc-17')
  await expect
    .poll(() =>
      button('Change the mapping of soc-17').evaluate((one) => one === document.activeElement)
    )
    .toBe(true)
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(async () => (await rules())[1]).toContain('soc-17')
  expect(await asked('mappings.move')).toEqual([
    ['m-4', 2],
    ['m-4', 1]
  ])
}, 60_000)

test('a removed rule comes back to its place when it is undone', async () => {
  await open()
  const before = await rules()
  await button('Remove the mapping of soc-*').click()
  await expect.poll(async () => (await rules()).length).toBe(before.length - 1)
  await button('Undo').click()
  await expect.poll(rules).toEqual(before)
}, 60_000)

test('a rule for everything that begins alike is added', async () => {
  await open()
  await button('Add a mapping').click()
  await page.getByText('Every X-Session-ID that begins with').click()
  await page.getByRole('textbox', { name: 'Beginning' }).fill('soc-')
  await page.keyboard.press('Tab')
  await page.getByText('There is a mapping for this beginning already.').waitFor()
  await page.getByRole('textbox', { name: 'Beginning' }).fill('night-')
  await page.getByRole('button', { name: /Profile/ }).click()
  await page.getByRole('option', { name: 'Demo' }).click()
  await button('Save').click()
  await page.getByText('Saved the mapping of night-*.').waitFor()
  expect(await asked('mappings.save')).toEqual([
    [{ match: 'prefix', xSessionId: 'night-', profileId: 'p-demo' }]
  ])
}, 60_000)
