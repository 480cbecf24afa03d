import { mkdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage } from '../support/chromium.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startProgram } from '../support/started-program.ts'
import { searchAndSee } from './flow.ts'

const grid = (page: Page) => page.getByRole('grid', { name: /calls/i })
const rows = (page: Page) => grid(page).getByRole('row')
const exportAs = async (page: Page, format: string, complete: boolean) => {
  await page.goto(page.url().replace(/#.*/, '#/inspector?dialog=export'))
  await page.getByRole('radio', { name: format }).check({ force: true })
  if (complete) {
    await page.getByRole('switch', { name: 'Sanitised' }).click({ force: true })
    await page.getByRole('checkbox', { name: 'Whoever gets the file' }).check({ force: true })
  }
  const go = page.getByRole('button', { name: 'Export', exact: true })
  const [download] = await Promise.all([page.waitForEvent('download'), go.click()])
  return download.path()
}

test(
  'what a client did is saved as a report, saved whole, and opened again from the file',
  { timeout: 120_000 },
  async () => {
    const program = await startProgram([
      ...['--headless', '--demo', '--port', '0', '--client', 'E2E'],
      ...['--data-dir', temporaryFolder()]
    ])
    const { mcpUrl, windowUrl, clientToken } = program.ready
    if (mcpUrl === null || windowUrl === null || clientToken === undefined) {
      throw new Error('The program is ready without its addresses.')
    }
    mkdirSync('out/pictures', { recursive: true })
    const { page, errors } = await openPage(windowUrl)
    await searchAndSee(page, mcpUrl, clientToken)

    await page.goto(page.url().replace(/#.*/, '#/inspector?overview=yes'))
    await page.getByRole('button', { name: 'run_splunk_search' }).waitFor()
    await page.screenshot({ path: 'out/pictures/e2e-overview.png' })

    const report = readFileSync(await exportAs(page, 'Report', false), 'utf8')
    expect(report).toContain('index=web | stats count by status')
    expect(report).toContain('⊘ refused')
    expect(report).not.toContain('<td>200</td>')

    const file = await exportAs(page, 'JSON Lines', true)
    const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain(clientToken)

    await page.goto(page.url().replace(/#.*/, '#/inspector?dialog=import'))
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).click()
    ])
    await chooser.setFiles({
      name: 'ticket.jsonl',
      mimeType: 'application/x-ndjson',
      buffer: readFileSync(file)
    })
    await page.getByText('Imported from ticket.jsonl, read only').waitFor()
    await expect.poll(() => rows(page).count()).toBe(4)
    await rows(page).filter({ hasText: 'stats count by status' }).click()
    await page.getByRole('tab', { name: 'Result' }).click()
    await page.getByRole('cell', { name: '200', exact: true }).first().waitFor()
    await page.screenshot({ path: 'out/pictures/e2e-imported.png' })
    await page.getByRole('button', { name: 'Close the file' }).click()
    await expect.poll(() => page.getByText('Imported from').count()).toBe(0)
    expect(errors).toEqual([])
    expect(await program.stop('SIGTERM')).toBe(0)
  }
)
