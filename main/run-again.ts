import type { Inspector } from './inspector/inspector.ts'
import type { ToolCall } from './inspector/tool-call.ts'
import type { Exchange } from './mcp/exchange.ts'
import type { Peer } from './mcp/peer.ts'
import type { Surface } from './mcp/surface.ts'
import type { Profiles } from './profiles/profiles.ts'
import { type Client, clientSchema } from './sessions/client.ts'
import type { Session } from './sessions/session.ts'
import type { Sessions } from './sessions/sessions.ts'

/** A call cannot be run again as it is. The message says why, and what can be done. */
export class NotRunAgain extends Error {
  readonly code = 'cannot_run_again'
}

/** What is another than in the call before. */
export interface RunAgainChange {
  readonly arguments?: Readonly<Record<string, unknown>> | undefined
  readonly profileId?: string | undefined
}

interface RunAgainParts {
  readonly inspector: Inspector
  readonly profiles: Profiles
  readonly sessions: Sessions
  readonly surface: Surface
}

const analystId = 'analyst'
// No token opens it, and no list of clients has it.
const analyst: Client = clientSchema.parse({
  id: analystId,
  name: 'Analyst',
  tokenHash: '0'.repeat(64),
  mayUseProfile: true,
  callsPerMinute: null,
  createdAt: 0
})

/** Calls tools once more, as the analyst: in a session of the window's own, through the same policy. */
export class RunAgain {
  readonly #parts: RunAgainParts

  constructor(parts: RunAgainParts) {
    this.#parts = parts
  }

  /** Answers the id of the new call as soon as it has begun. Throws `NotRunAgain`. */
  async run(id: string, change: RunAgainChange): Promise<string> {
    const call = await this.#parts.inspector.call(id)
    if (call === null)
      throw new NotRunAgain('This call is no longer kept, so it cannot be run again.')
    if (call.kind === 'protocol' || call.tool.includes('/')) {
      throw new NotRunAgain(`${call.tool} is no tool. Only tools can be run again.`)
    }
    const args = change.arguments ?? call.arguments
    assertWhole(args)
    const exchange = this.#exchange(this.#slugOf(call, change.profileId))
    return this.#begun({ name: call.tool, arguments: args }, exchange)
  }

  #begun(params: object, exchange: Exchange): Promise<string> {
    return new Promise((resolve, reject) => {
      const peer: Peer = {
        recorded: null,
        signal: new AbortController().signal,
        progressToken: undefined,
        notify: () => Promise.resolve(),
        ask: () =>
          Promise.reject(
            new NotRunAgain(
              'This tool asks its client something, and a call of the window has none.'
            )
          ),
        began: resolve
      }
      // How it ends is in its record; only what never began is told here.
      this.#parts.surface.answer('tools/call', params, exchange, peer).catch(reject)
    })
  }

  /** Of the profile that it goes to; null where the call had none. */
  #slugOf({ profile, tool }: ToolCall, profileId: string | undefined): string | null {
    if (profileId === undefined && profile === null) return null
    const id = profileId ?? profile?.id ?? null
    if (id === null) {
      throw new NotRunAgain(
        `${tool} was called with a login ${profile?.name ?? ''}, which is not kept. Choose a profile to run it with.`
      )
    }
    const known = this.#parts.profiles.get(id)
    if (known === undefined) {
      const name = profileId === undefined ? (profile?.name ?? '') : 'that was chosen'
      throw new NotRunAgain(
        `The profile ${name} has been removed. Choose another to run ${tool} with.`
      )
    }
    return known.slug
  }

  #exchange(pathSlug: string | null): Exchange {
    return {
      sessionId: this.#session().id,
      client: analyst,
      pathSlug,
      headerSlug: null,
      toolsets: null,
      headers: {},
      envelope: null,
      redactor: this.#parts.inspector.redactor([]),
      recorded: null,
      origin: 'analyst'
    }
  }

  #session(): Session {
    const { sessions } = this.#parts
    const name = { owner: `client:${analystId}`, xSessionId: null, derivedFrom } as const
    const session =
      sessions.named(name) ?? sessions.open({ ...name, initialize: null, envelope, toolsets: null })
    sessions.update(session.id, { dormant: false, withoutRule: 'default' })
    return session
  }
}

const derivedFrom = { program: 'analyst', pathSlug: null, loginHash: null }
const envelope = { protocolVersion: '', clientInfo: { name: analyst.name, version: '' } }

function assertWhole(args: unknown): void {
  const text = JSON.stringify(args)
  if (text.includes('[redacted]')) {
    throw new NotRunAgain(
      'Its arguments held something secret, which is not kept. Edit them, put it in, and run it again.'
    )
  }
  if (typeof args === 'object' && args !== null && 'notKept' in args) {
    throw new NotRunAgain(
      'Its arguments were too large to be kept. Give them anew to run it again.'
    )
  }
}
