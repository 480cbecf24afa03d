import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plantedIn, plantedSecrets, sendPlanted } from '../support/planted-secrets.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startProgram } from '../support/started-program.ts'

// Only what a redaction or a login of the user's own would know.
const unknownHere: readonly string[] = [plantedSecrets.userPattern, plantedSecrets.profilePassword]

test.each(['SIGTERM', 'SIGABRT'] as const)(
  'what passed through is in no line that the program prints and in no file, ended by %s',
  { timeout: 60_000 },
  async (signal) => {
    const dataDir = temporaryFolder()
    const args = ['--headless', '--demo', '--port', '0', '--data-dir', dataDir, '--client', 'E2E']
    const program = await startProgram(args)
    const printed: string[] = []
    program.child.stdout?.on('data', (text) => printed.push(String(text)))
    const { mcpUrl, clientToken } = program.ready
    if (mcpUrl === null || clientToken === undefined) throw new Error('Not ready.')
    await sendPlanted(mcpUrl, clientToken)
    // The history writes once a second at least.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    if (signal === 'SIGABRT') process.kill(program.ready.pid, signal)
    await program.stop()
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    for (const text of [...files, ...printed, program.stderr()]) {
      expect(plantedIn(text, [clientToken]).filter((one) => !unknownHere.includes(one))).toEqual([])
    }
    expect(files.join('')).toContain('E2E')
  }
)
