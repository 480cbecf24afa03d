import type { CallProfile } from './tool-call.ts'

interface At {
  readonly kind: 'mark'
  readonly id: string
  /** Unix time in ms. */
  readonly at: number
}

/** A moment at which a session went on with another Splunk. */
export interface MoveMark extends At {
  readonly what: 'moved'
  readonly sessionId: string
  readonly xSessionId: string | null
  /** "Claude Desktop", else the clientInfo's name, else "anonymous". */
  readonly client: string
  /** Null: none. */
  readonly from: CallProfile | null
  readonly to: CallProfile | null
  /** Why: the rule that decides from here on, or what has happened to the profile. */
  readonly reason: string
}

/** A span of time of which calls, or their details, are missing. */
export interface GapMark extends At {
  /**
   * `paused`: capture was paused. `private`: private mode. `flood`: more came than could be written.
   * `disk`: the disk refused. `ended`: the program ended while calls ran.
   */
  readonly what: 'paused' | 'private' | 'flood' | 'disk' | 'ended'
  readonly until: number
  readonly calls: number
  /** In a sentence. */
  readonly reason: string
}

/** What stands between the calls of the list. */
export type Mark = MoveMark | GapMark
