import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { emptyScene, type Scene } from './support/scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = fullScene(Date.now())
const built = windowOfFile()
let page: Page

const open = async (hash: string, scene: Scene = full) => {
  page = await built.page(scene, { hash })
}
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const asked = (name: string) =>
  page.evaluate((wanted) => window.script.asked.filter((one) => one.name === wanted), name)

test('a pasted address is split, and the profile that is saved has its parts', async () => {
  await open('#/profiles?id=new', emptyScene)
  await field('Name').fill('Night shift')
  expect(await field('Short name').inputValue()).toBe('night-shift')
  await field('Address of the management port').fill('splunk.example.com/en-US/app/search')
  await field('User name').fill('ada')
  expect(await field('Address of the management port').inputValue()).toBe(
    'https://splunk.example.com:8089'
  )
  await page.getByLabel('Password', { exact: true }).fill('changeme')
  await button('Save').click()
  await page.getByText('Saved Night shift.').waitFor()
  const [save] = await asked('profiles.save')
  expect(save?.args[0]).toMatchObject({
    name: 'Night shift',
    slug: 'night-shift',
    address: { scheme: 'https', host: 'splunk.example.com', port: 8089, basePath: '' },
    signIn: { kind: 'password', username: 'ada' },
    secret: 'changeme'
  })
}, 60_000)

test('what assistants may write is ticked by the analyst, and warned of in production', async () => {
  await open('#/profiles?id=p-dev')
  await page.getByText('Make and overwrite dashboards').click()
  await page.getByText('This is a production system').click()
  await page.getByText('Assistants may change this production system').waitFor()
  await button('Save').click()
  await page.getByText('Saved Dev cluster.').waitFor()
  const [save] = await asked('profiles.save')
  expect(save?.args[0]).toMatchObject({ policy: { allowedWrites: ['dashboards'] } })
}, 60_000)

test('a field is complained about only after it was left', async () => {
  await open('#/profiles?id=new', emptyScene)
  const address = field('Address of the management port')
  await address.fill('splunk.example.com:abc')
  const complaint = page.getByText('The port is a number, usually 8089.')
  expect(await complaint.count()).toBe(0)
  await address.press('Tab')
  await complaint.waitFor()
  await address.fill('splunk.example.com:8089')
  await complaint.waitFor({ state: 'detached' })
}, 60_000)

test('a kept secret is never in the page and is not sent when it stays', async () => {
  await open('#/profiles?id=p-dev')
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  await field('Name').fill('Development')
  await button('Save').click()
  await page.getByText('Saved Development.').waitFor()
  const [save] = await asked('profiles.save')
  expect(save?.args[0]).not.toHaveProperty('secret')
}, 60_000)

test('what was typed and not saved is there again after looking elsewhere', async () => {
  await open('#/profiles?id=p-dev')
  await field('Name').fill('Half a thought')
  await page.getByRole('link', { name: 'Clients' }).click()
  await page.goBack()
  expect(await field('Name').inputValue()).toBe('Half a thought')
  await button('Discard').click()
  expect(await field('Name').inputValue()).toBe('Dev cluster')
}, 60_000)

test('testing shows each step, and a certificate that is not trusted can be pinned', async () => {
  await open('#/profiles?id=p-dev', {
    ...full,
    testSteps: [{ step: 'name', ok: true, detail: '10.0.0.5', ms: 3 }],
    testResult: {
      ok: false,
      code: 'certificate_not_trusted',
      message: 'The certificate signed itself.',
      hint: null,
      certificate: {
        sha256: 'ab'.repeat(32),
        subject: 'idx1',
        issuer: 'idx1',
        names: [],
        validFrom: '2026',
        validTo: '2029'
      },
      ms: 5
    }
  })
  await button('Test connection').click()
  await page.getByText('10.0.0.5').waitFor()
  await button('Pin this certificate').click()
  expect(await field('SHA-256 fingerprint').inputValue()).toBe('ab'.repeat(32))
}, 60_000)

test('a deleted profile comes back when it is undone, and main was not asked', async () => {
  await open('#/profiles?id=p-dev')
  await button('More').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const row = page.getByRole('row', { name: /Dev cluster/ })
  await row.waitFor({ state: 'detached' })
  await button('Undo').click()
  await row.waitFor()
  expect(await asked('profiles.remove')).toEqual([])
}, 60_000)

test('the address of the demo profile cannot be edited', async () => {
  await open('#/profiles?id=p-demo')
  expect(await field('Address of the management port').isDisabled()).toBe(true)
}, 60_000)

test("a client's token is shown once, and is in the texts only until then", async () => {
  await open('#/clients?id=new', emptyScene)
  await button('Claude Code').click()
  await button('Make its token').click()
  const token = page.getByText(/^sb_/)
  await token.waitFor()
  await page.getByText(/--header "Authorization: Bearer sb_/).waitFor()
  await page.getByRole('link', { name: 'Start' }).click()
  await page.goBack()
  await page.getByText(/--header "Authorization: Bearer <token>/).waitFor()
  expect(await token.count()).toBe(0)
}, 60_000)

test('a client may change its Splunk only after the user has ticked that', async () => {
  await open('#/clients?id=c-cursor')
  const tick = page.getByRole('checkbox', { name: /assistant may change which Splunk/ })
  expect(await tick.isChecked()).toBe(false)
  await page.getByText('The assistant may change which Splunk').click()
  await button('Save').click()
  await page.getByText('Saved Cursor.').waitFor()
  expect((await asked('clients.save'))[0]?.args[0]).toMatchObject({ mayUseProfile: true })
}, 60_000)

test('the bundle for Claude Desktop is downloaded as a file', async () => {
  await open('#/clients?id=c-desktop')
  const download = page.waitForEvent('download')
  await button('Save the extension file').click()
  expect((await download).suggestedFilename()).toBe('switchboard.mcpb')
}, 60_000)

test('revoking names what goes, and keeps it when one thinks again', async () => {
  await open('#/clients?id=c-cursor')
  await button('Revoke').click()
  await page.getByText('2 live sessions').last().waitFor()
  await button('Keep').click()
  expect(await asked('clients.revoke')).toEqual([])
  await button('Revoke').click()
  await button('Revoke Cursor').click()
  await page.getByText('Cursor was revoked.').waitFor()
}, 60_000)

test("a session's profile is changed in its row, and given back to its own rules", async () => {
  await open('#/sessions')
  const row = page.getByRole('row', { name: /unassigned/ })
  await row.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Production' }).click()
  await page.getByRole('row', { name: /gemini.*Production.*assigned in the window/ }).waitFor()
  await page
    .getByRole('row', { name: /gemini/ })
    .getByRole('button')
    .click()
  await page.getByRole('menuitem', { name: 'Use its own rules' }).click()
  await row.waitFor()
  expect((await asked('sessions.assign')).map(({ args }) => args[1])).toEqual(['p-prod', null])
}, 60_000)

test('a mapping is added, and two of the same X-Session-ID are not', async () => {
  await open('#/sessions?tab=mappings')
  await button('Add a mapping').click()
  await field('X-Session-ID').fill('soc-triage')
  await page.keyboard.press('Tab')
  await page.getByText('There is a mapping for this X-Session-ID already.').waitFor()
  await field('X-Session-ID').fill('fresh')
  await page.getByRole('button', { name: /Profile/ }).click()
  await page.getByRole('option', { name: 'Demo' }).click()
  await button('Save').click()
  await page.getByText('Saved the mapping of fresh.').waitFor()
}, 60_000)

test('the steps of Start are ticked by what the program sees', async () => {
  await open('#/start', emptyScene)
  const step = (title: string) => page.getByRole('listitem').filter({ hasText: title })
  await button('Start the demo').click()
  await step('Try the demo').getByRole('img', { name: 'begun' }).waitFor()
  const { clients, calls } = fullScene(Date.now())
  await page.evaluate(
    ([seen, rows]) => {
      window.script.tell('clients.changed', seen)
      window.script.record(rows)
    },
    [clients, calls.filter(({ profile }) => profile?.id === 'p-demo').slice(0, 1)] as const
  )
  await step('Try the demo').getByRole('img', { name: 'done' }).waitFor()
  await step('Connect an assistant').getByRole('img', { name: 'done' }).waitFor()
}, 60_000)

test('a failed request says why and stays until it is closed', async () => {
  await open('#/settings', { ...full, failing: { 'endpoint.restart': 'Port 8003 is used.' } })
  await button('Restart server').click()
  await page.getByText('Port 8003 is used.').waitFor()
  await button('Close').click()
  await page.getByText('Port 8003 is used.').waitFor({ state: 'detached' })
  await button('Restart server').click()
  await page.getByText('Port 8003 is used.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Port 8003 is used.').waitFor({ state: 'detached' })
}, 60_000)

test('a proxy is saved once its address is one, and directly means none', async () => {
  await open('#/settings')
  await page.getByText('Through this proxy').click()
  const address = field('Address of the proxy')
  await address.fill('http://ada:secret@proxy.example.com:3128')
  await field('Except for').fill('.corp.example.com')
  await page.getByText('without a name and password').waitFor()
  const save = page.getByRole('region', { name: 'Proxy' }).getByRole('button', { name: 'Save' })
  expect(await save.isDisabled()).toBe(true)
  await address.fill('http://proxy.example.com:3128')
  await save.click()
  await expect.poll(() => asked('settings.save')).toHaveLength(1)
  await page.getByText('Directly', { exact: true }).click()
  await expect.poll(() => asked('settings.save')).toHaveLength(2)
  expect((await asked('settings.save')).map(({ args }) => args[0])).toEqual([
    {
      proxy: { kind: 'address', url: 'http://proxy.example.com:3128', except: '.corp.example.com' }
    },
    { proxy: { kind: 'none' } }
  ])
}, 60_000)

test("a profile says when Splunk's clock is far from this computer's", async () => {
  const profiles = full.profiles.map((profile) =>
    profile.id === 'p-dev' && profile.state.kind === 'ok'
      ? { ...profile, state: { ...profile.state, clockSkewSeconds: -240 } }
      : profile
  )
  await open('#/profiles?id=p-dev', { ...full, profiles })
  await page.getByText("Splunk's clock is 4 min behind this computer's").waitFor()
}, 60_000)

test('appearance in the settings wins over the system', async () => {
  await open('#/settings')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('light dark')
  await page.getByText('Dark', { exact: true }).click()
  await expect.poll(scheme).toBe('dark')
}, 60_000)

test('a place whose data does not come says why and can be asked again', async () => {
  await open('#/profiles', { ...full, failing: { 'profiles.list': 'The file is locked.' } })
  await page.getByText('The file is locked.').waitFor()
  await button('Ask again').click()
  await expect.poll(async () => (await asked('profiles.list')).length).toBe(2)
}, 60_000)
