import { EventEmitter, once } from 'node:events'
import { z } from 'zod'
import type { Profile } from './profiles/profile.ts'
import type { Profiles } from './profiles/profiles.ts'
import type { Login } from './sessions/login.ts'
import { JournalFile } from './settings/journal-file.ts'
import { origin } from './splunk/address.ts'
import type { Connection, SearchLog } from './splunk/connection.ts'
import type { SplunkConnections } from './splunk/connections.ts'
import { cancelSearchJob } from './splunk/search-jobs.ts'
import { SplunkError } from './splunk/splunk-error.ts'

const searchSchema = z.object({
  profileId: z.string(),
  /** Where it runs: a profile that was moved has nothing to do with it any more. */
  at: z.string(),
  sid: z.string(),
  startedAt: z.number()
})

type RunningSearch = Readonly<z.infer<typeof searchSchema>>

type Identity = Omit<RunningSearch, 'startedAt'>

export interface LeftSearchesDeps {
  readonly profiles: Profiles
  readonly connections: SplunkConnections
  readonly connection: (login: Login, onSecret: (secret: string) => void) => Connection
}

const most = 1000
const profilesAtOnce = 4
const cancellingMs = 30_000
const day = 24 * 60 * 60_000

/**
 * The searches that calls wait for, on disk while they run, so that those of a program that was
 * killed are ended in Splunk by the next one. Only those of profiles: no other sign-in outlives the
 * program. Not those of start_search, whose rows the session that comes back may still fetch.
 */
export class LeftSearches {
  readonly #deps: LeftSearchesDeps
  readonly #journal: JournalFile<RunningSearch>
  readonly #events = new EventEmitter()
  /** Of the program before this one, by profile. */
  readonly #left = new Map<string, readonly RunningSearch[]>()
  readonly #running = new Set<string>()
  /** In sentences. */
  readonly problems: readonly string[]

  constructor(path: string, deps: LeftSearchesDeps, now = Date.now()) {
    this.#deps = deps
    this.#journal = new JournalFile<RunningSearch>(path, {
      schema: searchSchema,
      idOf: keyOf,
      what: 'running searches'
    })
    const tooOld = this.#journal.list().filter(({ startedAt }) => now - startedAt > day)
    for (const search of tooOld) this.#journal.end(keyOf(search))
    for (const search of this.#journal.list()) {
      this.#left.set(search.profileId, [...(this.#left.get(search.profileId) ?? []), search])
    }
    const names = new Set(
      tooOld.map(({ profileId }) => deps.profiles.get(profileId)?.name ?? 'a removed profile')
    )
    const count = tooOld.length === 1 ? '1 search' : `${tooOld.length} searches`
    this.problems = [
      ...(this.#journal.problem === null ? [] : [this.#journal.problem]),
      ...(tooOld.length === 0
        ? []
        : [
            `${count} that an earlier run left behind in Splunk could not be cancelled for a day (${[...names].join(', ')}). Splunk ends such searches by itself; nothing has to be done.`
          ])
    ]
  }

  get trouble(): string | null {
    return this.#journal.trouble
  }

  /** Told when `trouble` comes and goes. */
  subscribe(listener: () => void): () => void {
    return this.#journal.subscribe(listener)
  }

  /** Takes note of the searches of a profile. */
  logOf({ id, address }: Profile): SearchLog {
    const at = origin(address)
    return {
      began: (sid) => {
        const search = { profileId: id, at, sid, startedAt: Date.now() }
        this.#running.add(keyOf(search))
        this.#journal.put(search)
        const [oldest, ...others] = this.#journal.list()
        if (oldest === undefined || others.length < most) return
        this.#running.delete(keyOf(oldest))
        this.#journal.end(keyOf(oldest))
      },
      ended: (sid) => {
        const key = keyOf({ profileId: id, at, sid })
        this.#journal.end(key)
        if (this.#running.delete(key) && this.#running.size === 0) this.#events.emit('idle')
      }
    }
  }

  /**
   * Cancels what the program before this one left behind. What fails stays for `answered` or the next
   * start; a keychain that is locked has said so by then, and asks nobody for its password.
   */
  async cancelLeft(): Promise<void> {
    const ids = [...this.#left.keys()]
    const work = async () => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
        await this.#cancelOf(id)
      }
    }
    await Promise.all(Array.from({ length: profilesAtOnce }, work))
  }

  /** To be told when the Splunk of a profile has answered, so that its sign-in works. */
  answered(profileId: string): void {
    if (this.#left.has(profileId)) void this.#cancelOf(profileId)
  }

  /** Resolves when no search runs, at the latest after so many ms. */
  async idle(ms: number): Promise<void> {
    if (this.#running.size === 0) return
    await once(this.#events, 'idle', { signal: AbortSignal.timeout(ms) }).catch(() => undefined)
  }

  close(): void {
    this.#journal.close()
  }

  async #cancelOf(profileId: string): Promise<void> {
    const profile = this.#deps.profiles.get(profileId)
    const searches = this.#left.get(profileId) ?? []
    // Also so that nobody else tries the same meanwhile.
    this.#left.delete(profileId)
    for (const [index, search] of searches.entries()) {
      try {
        if (profile !== undefined && search.at === origin(profile.address)) {
          await this.#cancel(profile, search.sid)
        }
        this.#journal.end(keyOf(search))
      } catch (error) {
        if (isGone(error)) this.#journal.end(keyOf(search))
        else if (!isAnswered(error)) {
          // The sign-in or the way to Splunk fails, so the others would fail as well.
          this.#left.set(profileId, searches.slice(index))
          return
        }
      }
    }
  }

  #cancel(profile: Profile, sid: string): Promise<void> {
    const { connections, connection } = this.#deps
    const splunk = connections.open(
      connection({ kind: 'profile', profile }, () => undefined),
      {
        signal: AbortSignal.timeout(cancellingMs),
        label: 'Switchboard for Splunk',
        onRequest: () => undefined
      }
    )
    return cancelSearchJob(splunk, sid)
  }
}

const keyOf = ({ profileId, at, sid }: Identity): string => JSON.stringify([profileId, at, sid])

const isGone = (error: unknown): boolean =>
  error instanceof SplunkError && error.code === 'not_found'

const isAnswered = (error: unknown): boolean =>
  error instanceof SplunkError && error.status !== null && error.code !== 'unauthorized'
