import { temporaryFolder } from '../../support/running-app.ts'
import { startProgram } from '../../support/started-program.ts'

export interface RealProgram {
  readonly url: string
  readonly token: string
  readonly dataDir: string
  readonly windowUrl: string
  /** Ends the program with SIGKILL and starts it again, on the same settings and port. */
  readonly restart: () => Promise<void>
}

/** The program as a user starts it, with the demo Splunk; ended when the test is over. */
export async function startRealProgram(): Promise<RealProgram> {
  const dataDir = temporaryFolder()
  const start = (port: string, ...more: readonly string[]) =>
    startProgram(['--headless', '--demo', '--port', port, '--data-dir', dataDir, ...more])
  const first = await start('0', '--client', 'Real client')
  const { mcpUrl, clientToken, windowUrl, pid } = first.ready
  if (mcpUrl === null || clientToken === undefined || windowUrl === null) {
    throw new Error(first.ready.error ?? 'The program is not ready.')
  }
  return {
    url: mcpUrl,
    token: clientToken,
    dataDir,
    windowUrl,
    restart: async () => {
      process.kill(pid, 'SIGKILL')
      await first.stop()
      await start(new URL(mcpUrl).port)
    }
  }
}
