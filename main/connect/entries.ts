import { z } from 'zod'
import type { EntryStyle } from './layouts.ts'

/** What an entry tells a client program. */
export interface EntryNeeds {
  /** http://127.0.0.1:8003/mcp */
  readonly url: string
  readonly token: string
  /** How the stdio program is started; only for the style `stdio`. */
  readonly stdio: {
    readonly node: string
    readonly program: string
    /** Path of the app's handshake file, without which the token goes to whoever has the port. */
    readonly handshake: string
  } | null
}

export type Entry = Readonly<Record<string, unknown>>

/** The names of our entry: the second where the first is some other server's. */
export const entryNames = ['splunk', 'switchboard-for-splunk'] as const

/** The entry of our server, as the program that reads it wants it. */
export function entryOf(style: EntryStyle, { url, token, stdio }: EntryNeeds): Entry {
  const headers = { Authorization: `Bearer ${token}` }
  switch (style) {
    case 'typed':
      return { type: 'http', url, headers }
    case 'url':
      return { url, headers }
    case 'transport':
      return { url, transport: 'http', headers }
    case 'server-url':
      return { serverUrl: url, headers }
    case 'codex':
      // A variable would have to be set for every shell and editor that starts Codex.
      return codexEntry(url, { http_headers: headers })
    case 'stdio':
      return {
        command: stdio?.node,
        args: [stdio?.program],
        env: {
          SWITCHBOARD_URL: url,
          SWITCHBOARD_HANDSHAKE: stdio?.handshake,
          SWITCHBOARD_TOKEN: token
        }
      }
  }
}

/** `access` is how Codex comes to the token: a header, or a variable of its environment. */
export const codexEntry = (url: string, access: Entry): Entry => ({
  url,
  ...access,
  // Codex gives up after 60 seconds, which a search may need.
  tool_timeout_sec: 300
})

const text = z.string().optional().catch(undefined)
const headers = z.object({ Authorization: text }).optional().catch(undefined)
const heldSchema = z.object({
  url: text,
  serverUrl: text,
  httpUrl: text,
  headers,
  http_headers: headers,
  bearer_token_env_var: text,
  command: text,
  args: z.array(z.unknown()).optional().catch(undefined),
  env: z.object({ SWITCHBOARD_URL: text, SWITCHBOARD_TOKEN: text }).optional().catch(undefined)
})

/** What an entry of ours says, as it stands in a file. */
export interface HeldEntry {
  readonly url: string | null
  readonly token: string | null
  /** Files that must be there for it to work. */
  readonly files: readonly string[]
}

/**
 * Reads an entry; null where it is not one of ours, written by us or pasted. The address tells
 * nothing: another server may have used the same port.
 */
export function heldEntry(value: unknown): HeldEntry | null {
  const held = heldSchema.safeParse(value).data
  if (held === undefined) return null
  const { env, args } = held
  const authorization = (held.headers ?? held.http_headers)?.Authorization
  const bearer = authorization?.replace(/^Bearer\s+/i, '')
  const token = env?.SWITCHBOARD_TOKEN ?? bearer ?? null
  const isOurs =
    (token !== null && /^(sbs_|PASTE-THE-TOKEN|\$\{input:splunk-token\})/.test(token)) ||
    env?.SWITCHBOARD_URL !== undefined ||
    held.bearer_token_env_var === 'SWITCHBOARD_TOKEN'
  if (!isOurs) return null
  const files = [held.command, args?.[0]].filter((file) => typeof file === 'string')
  const url = env?.SWITCHBOARD_URL ?? held.url ?? held.serverUrl ?? held.httpUrl ?? null
  return { url, token, files }
}
