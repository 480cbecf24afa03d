import { z } from 'zod'
import { withoutTokens } from './client-token.ts'
import type { DirectLogin } from './login.ts'

/** Whose session it is: a client's, that of a login from headers, or nobody's yet. */
export type Owner = `client:${string}` | `login:${string}` | 'anonymous'

export const ownerSchema = z.custom<Owner>(
  (value) => typeof value === 'string' && /^(?:client:.+|login:.+|anonymous)$/.test(value)
)

// It is shown, recorded with every call, written with the session and told to Splunk, so a client must
// not make it as long as it likes, nor break or turn the line that it stands in.
function shortened(text: string): string {
  const clean = withoutTokens(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  return clean.length > 200 ? `${clean.slice(0, 200)}…` : clean
}
const short = z.string().transform(shortened)
const clientInfoSchema = z.object({ name: short, version: short })

/** What a client says of itself with each request where the protocol has no handshake. */
export const clientEnvelopeSchema = z.object({
  protocolVersion: short,
  clientInfo: clientInfoSchema.nullable()
})

/** What stands for the id that the windows of a program do not send. */
const derivationSchema = z.object({
  /** The name in its clientInfo; empty where it says none. */
  program: z.string(),
  pathSlug: z.string().nullable(),
  /** Of the login in its headers, which must not become that of its other windows. */
  loginHash: z.string().nullable()
})

/** What of a session is on disk. Never a secret. */
export const storedSessionSchema = z.object({
  /** The Mcp-Session-Id, where the client has one. */
  id: z.string().min(1),
  owner: ownerSchema,
  xSessionId: z.string().nullable(),
  /** The params of `initialize` as received; null for a conversation without a handshake. */
  initialize: z.record(z.string(), z.unknown()).nullable(),
  /** What its last request said of the client; null where a handshake does. */
  envelope: clientEnvelopeSchema.nullable().default(null),
  /** For a session that all windows of a program share, having no id of their own; else null. */
  derivedFrom: derivationSchema.nullable().default(null),
  assignedProfileId: z.string().nullable(),
  usedProfileId: z.string().nullable(),
  /** What it gets where no rule names its Splunk: the default, what the analyst is asked, or, once refused, nothing. */
  withoutRule: z.enum(['default', 'ask', 'refuse']).default('default'),
  /** Set when its login came from headers, so that it never slides to another Splunk after a restart. */
  loginHash: z.string().nullable(),
  logLevel: z.string().nullable(),
  subscriptions: z.array(z.string()).readonly(),
  /** X-MCP-Toolsets of the request that opened it, for requests that do not carry the header. */
  toolsets: z.string().nullable().default(null),
  startedAt: z.number(),
  lastUsedAt: z.number()
})

export type StoredSession = Readonly<z.infer<typeof storedSessionSchema>>

/** One conversation of a client with us. Values are replaced, never changed in place. */
export interface Session extends StoredSession {
  /** The login that its headers brought; gone after a restart. */
  readonly login: DirectLogin | null
  /** Dormant: nothing of it is open; the next request takes it up again. */
  readonly dormant: boolean
  /** It holds an event stream now. */
  readonly connected: boolean
  /** What its last request named in the path and in X-Splunk-Profile. */
  readonly pathSlug: string | null
  readonly headerSlug: string | null
  readonly calls: number
  readonly errors: number
  readonly running: number
}

/** What its client calls itself; null where it has not said. */
export function clientInfoOf(session: StoredSession): { name: string; version: string } | null {
  if (session.envelope !== null) return session.envelope.clientInfo
  return clientInfoSchema.safeParse(session.initialize?.['clientInfo']).data ?? null
}

/** The MCP revision of its last request, or that its handshake asked for; null where neither says one. */
export function protocolVersionOf(session: StoredSession): string | null {
  const version = session.envelope?.protocolVersion ?? session.initialize?.['protocolVersion']
  return typeof version === 'string' ? shortened(version) : null
}

/** True for a session that a program opened only to look whether the server is there. */
export function isProbe(session: Session): boolean {
  const name = clientInfoOf(session)?.name
  return name === 'mcp-remote-fallback-test' || name === 'mcp-test-client'
}

/** A session with nothing open and nothing counted yet. */
export function asleep(session: StoredSession): Session {
  return {
    ...session,
    login: null,
    dormant: true,
    connected: false,
    pathSlug: null,
    headerSlug: null,
    calls: 0,
    errors: 0,
    running: 0
  }
}

/** The part that is written to disk. */
export function stored(session: Session): StoredSession {
  return storedSessionSchema.parse(session)
}
