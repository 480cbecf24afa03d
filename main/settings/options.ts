import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

// Read by main/start.ts before anything is built: Node's own modules and erasable types only.

/** What the command line asks for. */
export interface Options {
  readonly headless: boolean
  readonly demo: boolean
  /** Instead of the port in the settings, for this run; 0 is any free one. */
  readonly port: number | null
  /** An absolute path. */
  readonly dataDir: string | null
  /** The client to make, or whose token to renew. */
  readonly client: string | null
  readonly json: boolean
}

export type CommandLine =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string }

export const help = `Switchboard for Splunk serves Splunk to MCP clients on 127.0.0.1, with a window to watch and steer it.

  --headless       no desktop app: the window is served to a browser
  --demo           start the demo Splunk and make it the default profile
  --port PORT      port of the MCP endpoint for this run (0 is any free one)
  --data-dir DIR   folder of the settings
  --client NAME    make a client, or renew the token of the one with that name, and print it
  --json           print one line of JSON when ready
  --no-sandbox     passed on to Electron, which needs it to run as root
  --help           this text
  --version        the version
`

const known = {
  headless: { type: 'boolean' },
  demo: { type: 'boolean' },
  port: { type: 'string' },
  'data-dir': { type: 'string' },
  client: { type: 'string' },
  json: { type: 'boolean' },
  'no-sandbox': { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' }
} as const

const isKnown = (name: string): name is keyof typeof known => Object.hasOwn(known, name)

const wrong = (message: string): CommandLine => ({ kind: 'wrong', message })

/** The arguments that start the program again with the same settings; no token comes of them. */
export const argumentsFor = (options: Options, dataDir: string): readonly string[] => [
  ...(options.headless ? ['--headless'] : []),
  ...(options.demo ? ['--demo'] : []),
  // Any free port may be another one then; the handshake file tells which.
  ...(options.port === null ? [] : ['--port', String(options.port)]),
  '--data-dir',
  dataDir
]

/**
 * Reads the arguments. With `foreign` 'ignored' those that it does not know are passed over, since
 * Electron's executable is given Chromium's switches too.
 */
export function readCommandLine(
  args: readonly string[],
  foreign: 'refused' | 'ignored' = 'refused'
): CommandLine {
  const { tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true })
  const values = new Map<string, string>()
  const flags = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'option' && isKnown(token.name)) {
      const { type } = known[token.name]
      if (type === 'boolean' && token.value !== undefined) {
        return wrong(`${token.rawName} takes no value.`)
      }
      // "--client --json" means a forgotten name, not a client called --json.
      const isForgotten = !token.value || (!token.inlineValue && token.value.startsWith('--'))
      if (type === 'string' && isForgotten) {
        return wrong(`${token.rawName} needs a value.`)
      }
      flags.add(token.name)
      if (token.value !== undefined) values.set(token.name, token.value)
    } else if (foreign === 'refused' && token.kind !== 'option-terminator') {
      const what = token.kind === 'option' ? token.rawName : token.value
      return wrong(`Unknown option ${what}. The options are listed by --help.`)
    }
  }
  if (flags.has('help')) return { kind: 'help' }
  if (flags.has('version')) return { kind: 'version' }
  const port = values.get('port')
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65535)) {
    return wrong(`--port ${port}: a port is a number from 0 to 65535.`)
  }
  const dataDir = values.get('data-dir')
  return {
    kind: 'run',
    options: {
      headless: flags.has('headless'),
      demo: flags.has('demo'),
      port: port === undefined ? null : Number(port),
      dataDir: dataDir === undefined ? null : resolve(dataDir),
      client: values.get('client') ?? null,
      json: flags.has('json')
    }
  }
}
