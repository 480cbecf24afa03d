import type { Page } from 'playwright-core'
import { detailScene } from './support/detail-scene.ts'
import { narrow } from './support/looks.ts'
import { type Shot, takePictures } from './support/pictures.ts'

const scene = detailScene()
const at = (id: string) => `#/inspector?call=${id}`
const tab = (name: string) => async (page: Page) => {
  await page.getByRole('tab', { name, exact: name === 'SPL' }).click()
  await page.getByRole('tabpanel').waitFor()
}
const result = (form: string) => async (page: Page) => {
  await tab('Result')(page)
  await page.getByRole('radio', { name: form }).click()
}
const request = async (page: Page) => {
  await tab('Splunk')(page)
  await page.getByRole('button', { name: /POST .*jobs/ }).click()
}
const message = async (page: Page) => {
  await tab('Messages')(page)
  await page.getByRole('button', { name: /tools\/call/ }).click()
}
const found = async (page: Page) => {
  await result('JSON')(page)
  await page.getByRole('searchbox', { name: 'Search in the result' }).fill('web-02')
  await page.getByText(/of 40 matches|of \d+ matches/).waitFor()
}
const loaded = async (page: Page) => {
  await tab('Result')(page)
  await page.getByRole('button', { name: 'Load 4.2 MB' }).click()
  await page.getByRole('radio', { name: 'Chart' }).click()
}
const menu = async (page: Page) => {
  await tab('Overview')(page)
  await page.getByRole('button', { name: 'All actions' }).click()
}
const editing = async (page: Page) => {
  await page.getByRole('button', { name: 'Edit and run again' }).click()
  await page.getByRole('textbox', { name: 'Other arguments' }).waitFor()
}
const compare = '#/inspector?compare=search,again'

const shots: readonly Shot[] = [
  ['detail-overview', scene, { hash: at('search') }, tab('Overview')],
  ['detail-spl', scene, { hash: at('search') }, tab('SPL')],
  ['detail-table', scene, { hash: at('search') }, result('Table')],
  ['detail-time', scene, { hash: at('search') }, result('Chart')],
  ['detail-categories', scene, { hash: at('categories') }, result('Chart')],
  ['detail-json', scene, { hash: at('search') }, found],
  ['detail-splunk', scene, { hash: at('search') }, request],
  ['detail-messages', scene, { hash: at('search') }, message],
  ['detail-http', scene, { hash: at('search') }, tab('HTTP')],
  ['detail-edit', scene, { hash: at('search') }, editing],
  ['detail-compare', scene, { hash: compare }],
  ['detail-compare-arguments', scene, { hash: compare }, tab('SPL and arguments')],
  ['detail-compare-timing', scene, { hash: compare }, tab('Timing')],
  ['detail-failed', scene, { hash: at('failed') }, tab('Overview')],
  ['detail-refused', scene, { hash: at('refused') }, tab('Overview')],
  ['detail-running', scene, { hash: at('running') }, tab('Overview')],
  ['detail-waiting', scene, { hash: at('waiting') }, tab('Overview')],
  ['detail-remarked', scene, { hash: at('again') }, tab('Overview')],
  ['detail-protocol', scene, { hash: at('protocol') }, tab('Messages')],
  ['detail-private', scene, { hash: at('private') }],
  ['detail-text', scene, { hash: at('search') }, result('Text')],
  ['detail-large', scene, { hash: at('large') }, tab('Result')],
  ['detail-loaded', scene, { hash: at('large') }, loaded],
  ['detail-menu', scene, { hash: at('search'), again: true }, menu],
  ['detail-narrow', scene, { hash: at('search'), ...narrow }, tab('Overview')],
  ['detail-splunk-narrow', scene, { hash: at('search'), ...narrow }, request]
]

takePictures(shots, { looks: 'all' })
