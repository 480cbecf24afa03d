import { _electron, type ElectronApplication } from 'playwright-core'
import { z } from 'zod'

const readySchema = z.object({ mcpUrl: z.string(), clientToken: z.string() })
const lineSchema = z.string().transform((text) => readySchema.parse(JSON.parse(text)))

export interface StartedDesktop {
  readonly app: ElectronApplication
  readonly ready: Promise<z.infer<typeof readySchema>>
}

/** The desktop app with the demo Splunk and a client; whoever starts it closes it. */
export async function startDesktop(
  dataDir: string,
  env: Readonly<Record<string, string>> = {}
): Promise<StartedDesktop> {
  const app = await _electron.launch({
    args: [
      ...['--no-sandbox', '.', '--demo', '--port', '0', '--client', 'E2E', '--json'],
      ...['--data-dir', dataDir]
    ],
    env: { ...(process.env as Readonly<Record<string, string>>), ...env }
  })
  const ready = new Promise<string>((resolve) => {
    app
      .process()
      .stdout?.setEncoding('utf8')
      .on('data', (chunk: string) => {
        const line = chunk.split('\n').find((text) => text.startsWith('{'))
        if (line !== undefined) resolve(line)
      })
  })
  return { app, ready: ready.then((line) => lineSchema.parse(line)) }
}
