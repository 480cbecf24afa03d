import { serverName } from './identity.ts'
import type { LiveEvent } from './generator/index-events.ts'
import { type AuditDetails, auditLine, auditSource } from './generator/sourcetypes/audittrail.ts'
import {
  type SplunkdAccess,
  splunkdAccessLine,
  splunkdAccessSource
} from './generator/sourcetypes/splunkd-access.ts'

export interface EventSink {
  append(index: '_audit' | '_internal', event: LiveEvent): void
}

// A caller's texts are kept short: the journal is held in memory.
const longest = 2000

/** Writes what callers do into the demo's own _audit and _internal, as splunkd does. */
export class Journal {
  readonly #sink: EventSink
  readonly #clock: () => number

  /** `clock` in milliseconds. */
  constructor(sink: EventSink, clock: () => number) {
    this.#sink = sink
    this.#clock = clock
  }

  audit(user: string, action: string, details: AuditDetails): void {
    const time = this.#clock() / 1000
    const short = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.slice(0, longest) : value
      ])
    )
    this.#sink.append('_audit', {
      time,
      host: serverName,
      source: auditSource,
      sourcetype: 'audittrail',
      raw: auditLine(time, user, action, short)
    })
  }

  access(access: SplunkdAccess): void {
    const time = this.#clock() / 1000
    const raw = splunkdAccessLine(time, {
      ...access,
      uri: access.uri.slice(0, longest),
      agent: access.agent.slice(0, 200)
    })
    this.#sink.append('_internal', {
      time,
      host: serverName,
      source: splunkdAccessSource,
      sourcetype: 'splunkd_access',
      raw
    })
  }
}
