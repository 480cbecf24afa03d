import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { DirectLogin } from './login.ts'
import type { SessionJournal } from './session-journal.ts'
import { asleep, isProbe, type Owner, type Session, stored } from './session.ts'

const minute = 60_000
const idleAfter = 30 * minute
const probeAfter = 2 * minute
const rememberedFor = 7 * 24 * 60 * minute
const writtenEvery = 5000
const most = 1000

/** By what a session is found without its id. */
type Named = Pick<Session, 'owner' | 'xSessionId' | 'derivedFrom'>

interface Opening {
  readonly owner: Owner
  readonly xSessionId: string | null
  readonly initialize: Session['initialize']
  readonly toolsets: string | null
  readonly envelope?: Session['envelope']
  readonly derivedFrom?: Session['derivedFrom']
}

type Changes = Partial<Omit<Session, 'id' | 'startedAt'>>

/** Owns the sessions: opens, finds, remembers and ends them. Every change but the last use is on disk at once. */
export class Sessions {
  readonly #journal: SessionJournal
  readonly #now: () => number
  readonly #newSessions: () => Session['withoutRule']
  readonly #sessions = new Map<string, Session>()
  readonly #byName = new Map<string, string>()
  readonly #events = new EventEmitter<{
    changed: []
    signedIn: [Session]
    slept: [Session]
    ended: [Session]
  }>()
  readonly #unwritten = new Set<string>()
  readonly #timers: readonly NodeJS.Timeout[]

  /** `newSessions`: what those of clients get from now on where no rule names their Splunk. */
  constructor(
    journal: SessionJournal,
    now: () => number = Date.now,
    newSessions: () => Session['withoutRule'] = () => 'default'
  ) {
    this.#journal = journal
    this.#now = now
    this.#newSessions = newSessions
    for (const session of journal.list()) {
      this.#keep(asleep(session))
    }
    this.sweep()
    this.#timers = [
      setInterval(() => this.flush(), writtenEvery).unref(),
      setInterval(() => this.sweep(), minute / 2).unref()
    ]
  }

  list(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  get(id: string): Session | undefined {
    return this.#sessions.get(id)
  }

  byXSessionId(owner: Owner, xSessionId: string): Session | undefined {
    return this.named({ owner, xSessionId, derivedFrom: null })
  }

  /** The session of requests that do not bring its id. */
  named(name: Named): Session | undefined {
    const id = this.#byName.get(nameOf(name) ?? '')
    return id === undefined ? undefined : this.#sessions.get(id)
  }

  /** A new session, on disk when this returns. */
  open(opening: Opening): Session {
    const now = this.#now()
    const session: Session = {
      ...asleep({
        envelope: null,
        derivedFrom: null,
        ...opening,
        id: randomUUID(),
        assignedProfileId: null,
        usedProfileId: null,
        withoutRule: opening.owner.startsWith('client:') ? this.#newSessions() : 'default',
        loginHash: null,
        logLevel: null,
        subscriptions: [],
        startedAt: now,
        lastUsedAt: now
      }),
      dormant: false
    }
    this.#dropOldestOf(opening.owner)
    this.#keep(session)
    this.#journal.put(stored(session))
    this.#events.emit('changed')
    return session
  }

  /** Replaces what is named; on disk when this returns. */
  update(id: string, changes: Changes): Session | undefined {
    const next = this.#change(id, changes)
    if (next !== undefined) this.#journal.put(stored(next))
    return next
  }

  /** Notes a request or a call; what of it belongs on disk is there within five seconds. */
  note(id: string, changes: Changes): void {
    if (this.#change(id, { ...changes, lastUsedAt: this.#now() }) !== undefined) {
      this.#unwritten.add(id)
    }
  }

  /** Keeps the login that headers brought with the session, and remembers that there was one. */
  setLogin(id: string, login: DirectLogin): void {
    const session = this.#sessions.get(id)
    if (session === undefined || session.login?.hash === login.hash) return
    if (session.loginHash === login.hash) this.#change(id, { login })
    else {
      const next = this.update(id, { login, loginHash: login.hash })
      if (next !== undefined) this.#events.emit('signedIn', next)
    }
  }

  end(id: string): void {
    const session = this.#sessions.get(id)
    if (session === undefined) return
    this.#forget(session)
    this.#events.emit('ended', session)
    this.#events.emit('changed')
  }

  endOf(owner: Owner): void {
    for (const session of this.list()) if (session.owner === owner) this.end(session.id)
  }

  /** Puts sessions to sleep that are at work: what is open for them closes, and they stay remembered. */
  sleepWhere(isMeant: (session: Session) => boolean): void {
    for (const session of this.list()) {
      if (!session.dormant && isMeant(session)) this.#sleep(session)
    }
  }

  /** Puts idle sessions to sleep, ends probes and what nobody has used for a week. */
  sweep(): void {
    const now = this.#now()
    for (const session of this.list()) {
      const idle = now - session.lastUsedAt
      if (session.running > 0) continue
      if (idle > rememberedFor) this.end(session.id)
      else if (idle > probeAfter && isProbe(session)) this.end(session.id)
      else if (idle > probeAfter && session.initialize !== null && isUnused(session)) {
        this.end(session.id)
      } else if (idle > idleAfter && !session.dormant && !session.connected) this.#sleep(session)
    }
  }

  flush(): void {
    for (const id of this.#unwritten) {
      const session = this.#sessions.get(id)
      if (session !== undefined) this.#journal.put(stored(session))
    }
    this.#unwritten.clear()
  }

  subscribe(listener: () => void): () => void {
    return this.#on('changed', listener)
  }

  /** Told of sessions whose headers brought another login than before. */
  onSignedIn(listener: (session: Session) => void): () => void {
    return this.#on('signedIn', listener)
  }

  /** Told of sessions that went dormant: what is open for them closes. */
  onSlept(listener: (session: Session) => void): () => void {
    return this.#on('slept', listener)
  }

  onEnded(listener: (session: Session) => void): () => void {
    return this.#on('ended', listener)
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.flush()
    this.#journal.close()
  }

  #on(
    event: 'changed' | 'signedIn' | 'slept' | 'ended',
    listener: (session: Session) => void
  ): () => void {
    this.#events.on(event, listener)
    return () => this.#events.off(event, listener)
  }

  #sleep(session: Session): void {
    const next = this.#change(session.id, { dormant: true, connected: false, login: null })
    if (next !== undefined) this.#events.emit('slept', next)
  }

  #change(id: string, changes: Changes): Session | undefined {
    const session = this.#sessions.get(id)
    if (session === undefined) return undefined
    const next = { ...session, ...changes }
    if (next.owner === session.owner && next.xSessionId === session.xSessionId) {
      this.#sessions.set(id, next)
    } else {
      this.#unlink(session)
      this.#keep(next)
    }
    this.#events.emit('changed')
    return next
  }

  #keep(session: Session): void {
    this.#sessions.set(session.id, session)
    const name = nameOf(session)
    if (name !== null) this.#byName.set(name, session.id)
  }

  #forget(session: Session): void {
    this.#sessions.delete(session.id)
    this.#unwritten.delete(session.id)
    this.#unlink(session)
    this.#journal.end(session.id)
  }

  // Where others share the name, one of them goes on being found by it, with what the user chose for it.
  #unlink(session: Session): void {
    const name = nameOf(session)
    if (name === null || this.#byName.get(name) !== session.id) return
    this.#byName.delete(name)
    const other = this.list().find((one) => one.id !== session.id && nameOf(one) === name)
    if (other !== undefined) this.#byName.set(name, other.id)
  }

  #dropOldestOf(owner: Owner): void {
    const same = this.list().filter((session) => isSameCap(session.owner, owner))
    if (same.length < most) return
    const idle = same.filter(({ running, connected }) => running === 0 && !connected)
    const [first, ...others] = idle.length > 0 ? idle : same
    if (first === undefined) return
    const oldest = others.reduce(
      (old, other) => (other.lastUsedAt < old.lastUsedAt ? other : old),
      first
    )
    this.end(oldest.id)
  }
}

// Anyone can invent logins, so sessions without a client share one cap.
function isSameCap(one: Owner, other: Owner): boolean {
  return one === other || (!one.startsWith('client:') && !other.startsWith('client:'))
}

function isUnused(session: Session): boolean {
  return !session.connected && session.lastUsedAt === session.startedAt && !session.dormant
}

function nameOf({ owner, xSessionId, derivedFrom }: Named): string | null {
  if (xSessionId !== null) return JSON.stringify([owner, xSessionId])
  if (derivedFrom === null) return null
  const { program, pathSlug, loginHash } = derivedFrom
  return JSON.stringify([owner, program, pathSlug, loginHash])
}
