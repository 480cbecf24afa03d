import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openPage } from '../support/chromium.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startProgram } from '../support/started-program.ts'
import { searchAndSee } from './flow.ts'

test(
  'a client searches the demo, and its calls stand in the browser',
  { timeout: 90_000 },
  async () => {
    const program = await startProgram([
      '--headless',
      '--demo',
      '--port',
      '0',
      '--client',
      'E2E',
      '--data-dir',
      temporaryFolder()
    ])
    const { mcpUrl, windowUrl, clientToken, demoSplunk } = program.ready
    if (mcpUrl === null || windowUrl === null || clientToken === undefined) {
      throw new Error('The program is ready without its addresses.')
    }
    expect(demoSplunk).toMatchObject({ username: 'admin', password: 'changeme' })
    const { page, errors } = await openPage(windowUrl)
    await searchAndSee(page, mcpUrl, clientToken)
    mkdirSync('out/pictures', { recursive: true })
    await page.screenshot({ path: 'out/pictures/e2e-headless.png' })
    expect(errors).toEqual([])
    expect(await program.stop('SIGTERM')).toBe(0)
    expect(program.stderr()).not.toContain(clientToken)
  }
)
