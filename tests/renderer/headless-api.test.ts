import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { addressOf, openHeadlessDoor, type HeadlessDoor } from './support/headless-door.ts'
import { launchBrowser } from '../support/chromium.ts'

const scene = fullScene(Date.now())
let browser: Browser
let door: HeadlessDoor
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  door = await openHeadlessDoor(inject('builtWindow'), scene)
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  await door.close()
})

const title = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

test('the code of the address is traded for a key and is gone from the address', async () => {
  await page.goto(addressOf(door))
  await title('Start')
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  expect(door.seen[0]).toEqual({ path: '/api/key', authorization: undefined })
  const later = door.seen.slice(1).map(({ authorization }) => authorization)
  expect(new Set(later)).toEqual(new Set(['Bearer key-of-this-page']))
}, 60_000)

test('the key of the tab outlasts a reload, and another tab needs an address of its own', async () => {
  await page.goto(addressOf(door))
  await title('Start')
  await page.reload()
  await title('Start')
  const other = await browser.newPage()
  await other.goto(door.origin)
  await other.getByText('Press Enter in the terminal where Switchboard runs').waitFor()
  await other.close()
}, 60_000)

test('a used address says where to get a new one, with the reason', async () => {
  await page.goto(addressOf(door))
  await title('Start')
  const other = await browser.newPage()
  await other.goto(addressOf(door))
  await other.getByText('This address was used.').waitFor()
  expect(new URL(other.url()).hash).toBe('')
  await other.close()
}, 60_000)

test('events of the line change what is shown', async () => {
  await page.goto(addressOf(door))
  await title('Start')
  await page.getByText(`${scene.clients.length} clients`).waitFor()
  door.tell('clients.changed', scene.clients.slice(0, 2))
  await page.getByText('2 clients').waitFor()
}, 60_000)

test('a lost line is said over the place, which stays, and everything is asked anew after it', async () => {
  await page.goto(addressOf(door))
  await title('Start')
  await page.getByRole('link', { name: 'Profiles', exact: true }).click()
  await title('Profiles')
  door.down = true
  door.cut()
  await page.getByText('The connection to Switchboard was lost').waitFor()
  await title('Profiles')
  const before = door.seen.length
  door.down = false
  await page.getByRole('button', { name: 'Try now' }).click()
  await page.getByText('The connection to Switchboard was lost').waitFor({ state: 'detached' })
  await expect.poll(() => door.seen.length - before).toBeGreaterThanOrEqual(6)
}, 60_000)
