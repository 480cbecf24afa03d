import { chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** Where Chromium is; the runner sets the variable when it is elsewhere. */
export const chromiumPath = process.env['SWITCHBOARD_CHROMIUM'] ?? '/usr/bin/chromium'

/** A page in a Chromium of its own, closed when the test is over; what the page logs as an error is kept. */
export async function openPage(url: string): Promise<{ page: Page; errors: readonly string[] }> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(url)
  return { page, errors }
}
