import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../../support/chromium.ts'

/** For the tests of a file: a browser, and a folder for the reports that it opens. */
export function reportsOfFile() {
  let made: { readonly browser: Browser; readonly folder: string } | undefined
  beforeAll(async () => {
    made = {
      browser: await launchBrowser(),
      folder: await mkdtemp(join(tmpdir(), 'report-'))
    }
  }, 60_000)
  afterAll(async () => {
    await made?.browser.close()
    if (made !== undefined) await rm(made.folder, { recursive: true, force: true })
  })
  return () => {
    if (made === undefined) throw new Error('No test of the file has begun.')
    return made
  }
}
