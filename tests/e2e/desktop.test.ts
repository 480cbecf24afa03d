import { mkdirSync } from 'node:fs'
import { _electron } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../support/running-app.ts'
import { searchAndSee } from './flow.ts'

// The runner starts these tests under a display, with Electron's runtime in ELECTRON_OVERRIDE_DIST_PATH.
test(
  'a client searches the demo, and its calls stand in the window',
  { timeout: 90_000 },
  async () => {
    const dataDir = temporaryFolder()
    const app = await _electron.launch({
      args: [
        '--no-sandbox',
        '.',
        '--demo',
        '--port',
        '0',
        '--client',
        'E2E',
        '--json',
        '--data-dir',
        dataDir
      ]
    })
    onTestFinished(() => app.close())
    const ready = new Promise<string>((resolve) => {
      app
        .process()
        .stdout?.setEncoding('utf8')
        .on('data', (chunk: string) => {
          const line = chunk.split('\n').find((text) => text.startsWith('{'))
          if (line !== undefined) resolve(line)
        })
    })
    const page = await app.firstWindow()
    expect(page.url()).toMatch(/^app:\/\/bundle\//)
    const { mcpUrl, clientToken } = z
      .object({ mcpUrl: z.string(), clientToken: z.string() })
      .parse(JSON.parse(await ready))
    await searchAndSee(page, mcpUrl, clientToken)
    mkdirSync('out/pictures', { recursive: true })
    await page.screenshot({ path: 'out/pictures/e2e-desktop.png' })
    expect(await page.evaluate(() => typeof Reflect.get(window, 'require'))).toBe('undefined')
  }
)
