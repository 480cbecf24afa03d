import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openWindow, type WindowUnderTest } from './window-under-test.ts'

/**
 * For the tests of a file: one browser for all of them, and pages that are closed after each. `root`: a
 * folder with another page than the window's.
 */
export function windowOfFile(root?: string): Pick<WindowUnderTest, 'page'> {
  const pages: Page[] = []
  let window: WindowUnderTest
  beforeAll(async () => {
    window = await openWindow(root)
  }, 60_000)
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
  })
  afterAll(() => window.close())
  return {
    async page(...how) {
      const page = await window.page(...how)
      pages.push(page)
      return page
    }
  }
}
