import type { NewMark } from '../inspector/inspector.ts'
import type { Resolution } from '../sessions/resolver.ts'
import { type Answer, isSame, type Rules, rulesOf, type RuleSources } from '../sessions/rules.ts'
import { callerName } from '../sessions/session-views.ts'
import type { Session } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { profileOf } from './login-summary.ts'

interface Owner {
  subscribe(listener: () => void): () => void
}

export interface MoveSources extends RuleSources {
  readonly profiles: RuleSources['profiles'] & Owner
  readonly mappings: RuleSources['mappings'] & Owner
  readonly clients: RuleSources['clients'] & { onEdited(listener: () => void): () => void }
  readonly settings: RuleSources['settings'] & Owner
  readonly sessions: Sessions
  /** Puts a mark between the calls. */
  mark(mark: NewMark): void
  /** Tells the client of a session that it uses another Splunk from now on. */
  tell(sessionId: string): Promise<void>
}

/**
 * Moves sessions to other Splunks, and notices when anything else has moved them: a mapping, a default,
 * a profile. Their clients are told, and the record gets a mark.
 */
export class Moves {
  readonly #sources: MoveSources
  /** What the last call of each session used. */
  readonly #used = new Map<string, Resolution>()
  #rules: Rules

  constructor(sources: MoveSources) {
    this.#sources = sources
    this.#rules = rulesOf(sources)
    const { profiles, mappings, clients, settings, sessions } = sources
    const changed = () => this.#rulesChanged()
    for (const owner of [profiles, mappings, settings]) owner.subscribe(changed)
    // Every call changes the clients otherwise.
    clients.onEdited(changed)
    settings.subscribe(() => {
      if (settings.value.newSessions === 'default') this.#askNoMore()
    })
    sessions.onEnded(({ id }) => this.#used.delete(id))
  }

  /** Moves a session to a profile, or back to its own rules. Throws `LoginError`. */
  async assign(sessionId: string, profileId: string | null): Promise<void> {
    const { sessions } = this.#sources
    const session = sessions.get(sessionId)
    this.#rules.resolver.assertAssignable(session, profileId, (id) => this.#rules.client(id))
    const withoutRule = session?.withoutRule === 'refuse' ? 'ask' : session?.withoutRule
    sessions.update(sessionId, {
      assignedProfileId: profileId,
      ...(withoutRule !== undefined && { withoutRule })
    })
    if (session !== undefined) await this.steered(session)
  }

  /** Lets a session use no Splunk until the user assigns one to it. */
  async refuse(sessionId: string): Promise<void> {
    const { sessions } = this.#sources
    const session = sessions.get(sessionId)
    sessions.update(sessionId, { assignedProfileId: null, withoutRule: 'refuse' })
    if (session !== undefined) await this.steered(session)
  }

  /** Told of a session, as it was before, whose own choice was changed. */
  async steered(before: Session): Promise<void> {
    const after = this.#sources.sessions.get(before.id)
    if (after === undefined) return
    await this.#compare(after, this.#rules.of(before), this.#rules.of(after))
  }

  /** Told of each call what it uses. What a client has named itself needs not be told to it. */
  called(session: Session, resolution: Resolution): void {
    const before = this.#used.get(session.id)
    if (before === resolution) return
    this.#used.set(session.id, resolution)
    if (before !== undefined && !isSame(before, resolution)) this.#mark(session, before, resolution)
  }

  #rulesChanged(): void {
    const before = this.#rules
    const after = rulesOf(this.#sources)
    // Owners tell of every change, and hardly any of them touches a rule.
    if (after.key === before.key) return
    this.#rules = after
    for (const session of this.#sources.sessions.list()) {
      if (session.dormant) continue
      void this.#compare(session, before.of(session), after.of(session))
    }
  }

  #askNoMore(): void {
    const { sessions } = this.#sources
    for (const session of sessions.list()) {
      if (session.withoutRule !== 'ask') continue
      sessions.update(session.id, { withoutRule: 'default' })
      void this.steered(session)
    }
  }

  async #compare(session: Session, before: Answer, after: Answer): Promise<void> {
    if (isSame(before, after)) return
    if (after instanceof Error) this.#used.delete(session.id)
    else if (this.#used.has(session.id)) this.#used.set(session.id, after)
    this.#mark(session, before, after)
    await this.#sources.tell(session.id)
  }

  #mark(session: Session, before: Answer, after: Answer): void {
    this.#sources.mark({
      what: 'moved',
      sessionId: session.id,
      xSessionId: session.xSessionId,
      client: callerName(session, this.#rules.clientOf(session)),
      from: shownOf(before),
      to: shownOf(after),
      reason: reasonOf(before, after)
    })
  }
}

const shownOf = (answer: Answer) => (answer instanceof Error ? null : profileOf(answer.login))

function reasonOf(before: Answer, after: Answer): string {
  if (after instanceof Error) return after.message
  const [from, to] = [shownOf(before)?.id, shownOf(after)?.id]
  return from === to && to != null ? 'the profile was changed' : after.rule
}
