import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { exported } from '../../../main/inspector/export/support/exported.ts'
import {
  button,
  chooseFile,
  exportedCalls,
  exportProgram,
  firstPart
} from '../../support/export-program.ts'
import { lookAt } from '../../support/looks.ts'
import { type Answers, stageOfFile } from '../../support/stage.ts'

const stage = stageOfFile()
const { answers } = exportProgram()
const held: Answers = {
  ...answers,
  'inspector.export': (_request, id) => (id === null ? firstPart : new Promise(() => {}))
}

const preview = (page: Page) => page.getByText('Rows of results').waitFor()
const complete = async (page: Page) => {
  await page.getByRole('switch').click({ force: true })
  await page.getByText('-complete').waitFor()
  await page.getByRole('tab', { name: 'Its text' }).click()
}
const running = async (page: Page) => {
  await page.getByText('· 140 calls').waitFor()
  await button(page, 'Export').click()
  await page.getByText('40 % of 140 calls').waitFor()
}
const unread = async (page: Page) => {
  await chooseFile(page, 'cut.jsonl', `${await exported(exportedCalls.slice(0, 3))}{"kind":"ca`)
  await page.getByText('1 line of cut.jsonl is left out').waitFor()
}
const refused = async (page: Page) => {
  await chooseFile(page, 'trace.har', '{"log":{"version":"1.2","entries":[]}}')
  await page.getByText('trace.har is no export').waitFor()
}
const one = '#export?ids=run-1&session=3f9ac210-77d1-4a55-9a0e-51a7d6c0be11'

test.each([
  ['export', one, answers, preview],
  ['export-complete', '#export', answers, complete],
  ['export-running', '#export', held, running],
  ['import', '#import', answers, (page: Page) => button(page, 'Choose a file').waitFor()],
  ['import-unread', '#import', answers, unread],
  ['import-refused', '#import', answers, refused]
] as const)(
  'axe finds nothing wrong in %s and nothing sticks out, light and dark, 1280 and 2560 wide',
  async (name, hash, given, steps) => {
    const { page, errors } = await stage.open(given, { hash })
    await steps(page)
    await lookAt(page, name)
    expect(errors).toEqual([])
  },
  60_000
)
