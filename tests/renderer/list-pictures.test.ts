import type { Page } from 'playwright-core'
import { callsOf } from './support/calls.ts'
import { listScene } from './support/list-scene.ts'
import { press, type Shot, takePictures } from './support/pictures.ts'
import type { Scene } from './support/scene.ts'

const now = Date.now()
const scene = listScene(now)
const captured = (capture: NonNullable<Scene['history']['capture']>): Scene => ({
  ...scene,
  history: { ...scene.history, capture }
})
const hash = '#/inspector'

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' })
const rows = (page: Page) => grid(page).getByRole('row')
const item = (page: Page, name: string) => page.getByRole('menuitem', { name }).click()
const headMenu = async (page: Page) => {
  await grid(page).getByRole('button', { name: 'Time', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menu').waitFor()
}
const times = (name: string) => async (page: Page) => {
  await headMenu(page)
  await item(page, name)
}
const chosen = (key: string) => async (page: Page) => {
  await rows(page).nth(11).click()
  await page.keyboard.press(key)
}
const several = async (page: Page) => {
  await rows(page).nth(11).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('3 calls chosen').waitFor()
}
const waiting = async (page: Page) => {
  await grid(page).evaluate((node) => node.scrollTo({ top: 1400 }))
  // New calls wait for those who look at others, so it has to be seen first.
  await page.locator('[aria-rowindex="2"]').waitFor({ state: 'detached' })
  const calls = callsOf(scene.profiles, 12, now + 60_000)
  await page.evaluate(
    (more) => window.script.record(more),
    calls.map((call) => ({ ...call, id: `new-${call.id}` }))
  )
  await page.getByRole('button', { name: '12 new calls' }).waitFor()
}
const end = async (page: Page) => {
  await grid(page).focus()
  await page.keyboard.press('End')
  await page.getByText('120,431 older calls').waitFor()
}

takePictures(
  [
    ['list-statuses', scene, { hash }],
    [
      'list-waterfall',
      scene,
      { hash },
      async (page) => {
        await page.goto(page.url().replace(/#.*/, '#/inspector?dialog=columns'))
        await page.getByText('Waterfall').click()
        await press('Done')(page)
      }
    ],
    ['list-grouped', scene, { hash: `${hash}?group=session` }],
    ['list-sorted', scene, { hash: `${hash}?order=took` }],
    ['list-relative', scene, { hash }, times('How long ago')],
    ['list-since', scene, { hash }, times('Since the previous call')],
    ['list-head-menu', scene, { hash }, headMenu],
    ['list-menu', scene, { hash }, (page) => rows(page).nth(11).click({ button: 'right' })],
    ['list-more', scene, { hash }, press('More')],
    ['list-columns', scene, { hash: `${hash}?dialog=columns` }],
    ['list-clear', scene, { hash: `${hash}?dialog=clear` }],
    ['list-note', scene, { hash }, chosen('n')],
    ['list-colour', scene, { hash }, chosen('o')],
    ['list-comparing', scene, { hash }, chosen('d')],
    ['list-several', scene, { hash }, several],
    ['list-new-calls', scene, { hash }, waiting],
    ['list-held', scene, { hash }, (page) => page.keyboard.press('Space')],
    ['list-end', scene, { hash }, end],
    ['list-paused', captured('paused'), { hash }],
    ['list-private', captured('private'), { hash }]
  ] satisfies readonly Shot[],
  { looks: 'all' }
)
