import type { Page } from 'playwright-core'
import { fullScene } from './support/full-scene.ts'
import { narrow } from './support/looks.ts'
import { press, type Shot, takePictures } from './support/pictures.ts'
import { emptyScene, type Scene } from './support/scene.ts'
import { statisticsOf } from './support/statistics.ts'

const now = Date.now()
const full: Scene = { ...fullScene(now), statistics: statisticsOf(now) }
const failed: Scene = {
  ...full,
  failing: { 'inspector.open': 'The program did not answer in 30 s.' }
}
const [session] = full.sessions.filter(({ calls }) => calls > 0)
const hash = '#/inspector'
const searchCall = `${hash}?call=call-250`
const filtered = (text: string) => ({ hash: `${hash}?filter=${encodeURIComponent(text)}` })
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

const tab = (name: string) => (page: Page) =>
  page.getByRole('tab', { name: new RegExp(`^${name}( |$)`) }).click()
const offered = async (page: Page) => {
  await page.getByRole('grid').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('status:error client:')
  await page.getByRole('option', { name: 'Cursor' }).waitFor()
}
const overview = async (page: Page) => {
  await page.getByText('2,972', { exact: true }).waitFor()
}
const ofSession = async (page: Page) => {
  await overview(page)
  await page.locator('.pane-body').evaluate((node) => node.scrollTo({ top: 200 }))
}
const imported = async (page: Page) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press('Choose a file')(page)
  ])
  await chooser.setFiles({
    name: 'ticket-4711.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from('{}')
  })
  await page.getByText('Imported from ticket-4711.jsonl').waitFor()
}

takePictures(
  [
    ['inspector-empty', emptyScene, { hash }],
    ['inspector-full', full, { hash }],
    ['inspector-narrow', full, { hash: searchCall, ...narrow }],
    ['inspector-filter', full, filtered('status:error')],
    ['inspector-filter-offered', full, { hash }, offered],
    ['inspector-nothing', full, filtered('zebra')],
    ['inspector-brushed', full, filtered(`since:${ago(30)} before:${ago(14)}`)],
    ['inspector-error', failed, { hash }],
    ['inspector-moved', full, { hash: `${hash}?call=mark-8` }],
    ['inspector-gap', full, { hash: `${hash}?call=gap-1` }],
    ['inspector-call', full, { hash: searchCall }, tab('Overview')],
    ['inspector-refused', full, { hash: `${hash}?call=call-28` }],
    ['inspector-spl', full, { hash: searchCall }, tab('SPL')],
    ['inspector-result', full, { hash: searchCall }, tab('Result')],
    ['inspector-splunk', full, { hash: searchCall }, tab('Splunk')],
    ['inspector-http', full, { hash: searchCall }, tab('HTTP')],
    ['inspector-overview', full, { hash: `${hash}?overview=yes` }, overview],
    ['inspector-overview-narrow', full, { hash: `${hash}?overview=yes`, ...narrow }, overview],
    ['inspector-imported', full, { hash: `${hash}?dialog=import` }, imported],
    ['inspector-folded', full, { hash }, press('Narrow the side bar')],
    ['session-overview', full, { hash: `#/sessions?id=${session?.id ?? ''}` }, ofSession],
    ['palette', full, { hash }, (page) => page.keyboard.press('Control+k')]
  ] satisfies readonly Shot[],
  { looks: 'all' }
)
