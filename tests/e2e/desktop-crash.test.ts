import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { plantedIn, plantedSecrets, sendPlanted } from '../support/planted-secrets.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startDesktop } from '../support/started-desktop.ts'

// Only what a redaction or a login of the user's own would know.
const unknownHere: readonly string[] = [plantedSecrets.userPattern, plantedSecrets.profilePassword]

const filesIn = (folders: readonly string[]) =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))

/** All files below some folders; the processes that Chromium leaves behind write for a moment more. */
async function filesLeftIn(...folders: readonly string[]): Promise<readonly string[]> {
  let before: readonly string[]
  let left = filesIn(folders)
  do {
    before = left
    await wait(500)
    left = filesIn(folders)
  } while (left.join() !== before.join())
  return left
}

test(
  'when the window and then the program crash, nothing that passed through is in any file that they leave',
  { timeout: 90_000 },
  async () => {
    const [dataDir, elsewhere] = [temporaryFolder(), temporaryFolder()]
    // Wherever a dump could go, it goes into a folder that is looked through.
    const { app, ready } = await startDesktop(dataDir, {
      HOME: elsewhere,
      TMPDIR: elsewhere,
      XDG_CONFIG_HOME: elsewhere,
      XDG_CACHE_HOME: elsewhere,
      BREAKPAD_DUMP_LOCATION: elsewhere
    })
    const program = app.process()
    onTestFinished(() => void program.kill('SIGKILL'))
    const page = await app.firstWindow()
    await page.getByRole('link', { name: 'Inspector' }).click()
    const { mcpUrl, clientToken } = await ready
    await sendPlanted(mcpUrl, clientToken)
    await page.getByRole('row').nth(1).waitFor()
    const reason = await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('render-process-gone', (_event, details) => resolve(details.reason))
          contents?.forcefullyCrashRenderer()
        })
    )
    expect(reason).toMatch(/crashed|killed/)
    const ended = once(program, 'exit')
    void app.evaluate(() => process.crash()).catch(() => undefined)
    await ended
    const files = await filesLeftIn(dataDir, elsewhere)
    expect(files).toContain(join(dataDir, 'config.json'))
    expect(files.filter((file) => file.endsWith('.dmp'))).toEqual([])
    for (const file of files) {
      const text = readFileSync(file, 'latin1')
      const found = plantedIn(text, [clientToken]).filter((one) => !unknownHere.includes(one))
      expect({ file, found }).toEqual({ file, found: [] })
    }
  }
)
