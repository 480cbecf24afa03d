import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { fullScene } from './support/full-scene.ts'
import { narrow } from './support/looks.ts'
import { press, takePictures } from './support/pictures.ts'

const full = fullScene(Date.now())
const savedFilters = [
  { name: 'Failures in prod', text: 'profile:=Production status:error,refused' },
  { name: 'Slow searches today', text: 'tool:=run_splunk_search >10s since:today' },
  { name: 'Of the night shift', text: 'clinet:night' }
]
const saved = {
  ...full,
  app: { ...full.app, settings: { ...full.app.settings, savedFilters } }
}

const hash = (text: string) => ({ hash: `#${encodeURIComponent(text)}` })
const rich =
  'tool:run_splunk_search status:error,refused or -client:cursor >2s "index=web" /5\\d\\d/i'

const type = (text: string) => async (page: Page) => {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
}
const hidden = (page: Page) => page.evaluate(() => window.setView({ hidden: 98_204 }, 1_000_000))
const scanning = (page: Page) =>
  page.evaluate(() => window.setView({ hidden: null, scanned: 0.34 }, 1_000_000))
const values = async (page: Page) => {
  await type('status:error client:')(page)
  await page.getByRole('option', { name: 'Cursor' }).waitFor()
  await page.keyboard.press('ArrowDown')
}
const wrong = async (page: Page) => {
  await type('clinet:x')(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

takePictures(
  [
    ['filter-empty', full, {}],
    ['filter-chips', full, hash(rich), hidden],
    ['filter-chips-narrow', full, { ...hash(rich), ...narrow }, scanning],
    ['filter-scan', full, hash('/time.?out/'), scanning],
    ['filter-fields', saved, {}, type('')],
    ['filter-values', full, {}, values],
    ['filter-early', full, hash('status:error'), type('rows:ab')],
    ['filter-wrong', full, hash('status:error >2s'), wrong],
    ['filter-chip', full, hash(rich), press('>2s: Took more than 2 s')],
    ['filter-saved', saved, hash('status:error >2s'), press('Saved filters')],
    ['filter-help', full, {}, press('What can be written in the filter')],
    ['filter-help-narrow', full, narrow, press('What can be written in the filter')]
  ],
  { looks: 'all', root: resolve(import.meta.dirname, 'support/filter-page') }
)
