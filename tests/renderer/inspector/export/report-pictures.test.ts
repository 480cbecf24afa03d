import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'vitest'
import { exported } from '../../../main/inspector/export/support/exported.ts'
import { lookAt } from '../../support/looks.ts'
import { reportStory } from '../../support/report-story.ts'
import { reportsOfFile } from '../../support/reports-of-file.ts'

const reports = reportsOfFile()

test('axe finds nothing wrong in a report and nothing sticks out, light and dark, 1280 and 2560 wide', async () => {
  const { browser, folder } = reports()
  const file = join(folder, 'report.html')
  await writeFile(file, await exported(reportStory(), { format: 'html' }))
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(pathToFileURL(file).href)
  await lookAt(page, 'report')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.locator('article').nth(3).scrollIntoViewIfNeeded()
  await lookAt(page, 'report-calls', 'all', false)
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.setViewportSize({ width: 794, height: 1123 })
  await lookAt(page, 'report-print', 'one', false)
}, 120_000)
