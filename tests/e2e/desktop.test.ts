import { mkdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/running-app.ts'
import { startDesktop } from '../support/started-desktop.ts'
import { searchAndSee } from './flow.ts'

// The runner starts these tests under a display, with Electron's runtime in ELECTRON_OVERRIDE_DIST_PATH.
test(
  'a client searches the demo, and its calls stand in the window',
  { timeout: 90_000 },
  async () => {
    const { app, ready } = await startDesktop(temporaryFolder())
    onTestFinished(() => app.close())
    const page = await app.firstWindow()
    expect(page.url()).toMatch(/^app:\/\/bundle\//)
    const { mcpUrl, clientToken } = await ready
    await searchAndSee(page, mcpUrl, clientToken)
    mkdirSync('out/pictures', { recursive: true })
    await page.screenshot({ path: 'out/pictures/e2e-desktop.png' })
    expect(await page.evaluate(() => typeof Reflect.get(window, 'require'))).toBe('undefined')
  }
)
