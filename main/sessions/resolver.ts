import type { Profile } from '../profiles/profile.ts'
import type { Settings } from '../settings/settings.ts'
import type { Client } from './client.ts'
import type { DirectLogin, Login, Rule } from './login.ts'
import type { Mapping } from './mapping.ts'
import type { Session } from './session.ts'

/** What the resolver reads; owners have these shapes. */
export interface ResolverSources {
  readonly profiles: {
    get(id: string): Profile | undefined
    bySlug(slug: string): Profile | undefined
  }
  readonly mappings: { find(xSessionId: string): Mapping | undefined }
  readonly settings: { readonly value: Settings }
  /** SPLUNK_* of the environment; stands for the app's default where it is given. */
  readonly environmentLogin: DirectLogin | null
}

/** What of a request names a Splunk. */
export interface LoginRequest {
  readonly session: Session
  /** Null: anonymous. */
  readonly client: Client | null
  /** From `/mcp/<slug>`. */
  readonly pathSlug: string | null
  /** From `X-Splunk-Profile`. */
  readonly headerSlug: string | null
}

export interface Resolution {
  readonly login: Login
  readonly rule: Rule
}

/** A rule named a Splunk that cannot be used. Never a reason to try the next rule. */
export class LoginError extends Error {
  readonly code:
    | 'profile_not_found'
    | 'profile_not_allowed'
    | 'login_not_kept'
    | 'token_needed'
    | 'unassigned'
    | 'choice_pending'
    | 'choice_timed_out'
    | 'session_refused'
    | 'session_ended'
  readonly hint: string

  constructor(code: LoginError['code'], message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/**
 * Says which Splunk a request uses. The first rule that names something decides; a profile that is
 * gone or not allowed is an error that names it. Throws `LoginError`.
 */
export class Resolver {
  readonly #sources: ResolverSources

  constructor(sources: ResolverSources) {
    this.#sources = sources
  }

  resolve(request: LoginRequest): Resolution {
    return request.client === null
      ? this.#anonymous(request)
      : this.#ofClient(request, request.client)
  }

  /** The same with the error as a value, for showing and for calls that may do without a Splunk. */
  attempt(request: LoginRequest): Resolution | LoginError {
    try {
      return this.resolve(request)
    } catch (error) {
      if (error instanceof LoginError) return error
      throw error
    }
  }

  /** Throws `LoginError` where the user's choice of a profile for a session could never work. */
  assertAssignable(
    session: Session | undefined,
    profileId: string | null,
    client: (id: string) => Client | null
  ): void {
    if (session === undefined) {
      throw new LoginError('session_ended', 'This session has ended.', 'Look at the list again.')
    }
    if (profileId === null) return
    const owner = session.owner.startsWith('client:') ? client(session.owner.slice(7)) : null
    if (owner === null) {
      throw new LoginError(
        'token_needed',
        'A session without a token uses the login of its own headers only, never a profile.',
        'Connect its program under Clients, so that it sends a token.'
      )
    }
    this.#byId(profileId, 'assigned in the window', owner)
  }

  /** The profile that a session of this client may use from now on. Throws `LoginError`. */
  usable(slug: string, client: Client): Profile {
    return this.#profileOf(this.#sources.profiles.bySlug(slug), `"${slug}"`, 'use_profile', client)
  }

  /** What of a client's request goes before use_profile; null: nothing. Throws `LoginError`. */
  beforeUseProfile(request: LoginRequest, client: Client): Resolution | null {
    const { session, pathSlug, headerSlug } = request
    if (session.assignedProfileId !== null) {
      return this.#byId(session.assignedProfileId, 'assigned in the window', client)
    }
    if (session.withoutRule === 'refuse') throw refused()
    const own = ownLogin(session)
    if (own !== null) return own
    if (pathSlug !== null) return this.#bySlug(pathSlug, 'path', client)
    if (headerSlug !== null) return this.#bySlug(headerSlug, 'X-Splunk-Profile', client)
    const { mappings } = this.#sources
    const mapping = session.xSessionId === null ? undefined : mappings.find(session.xSessionId)
    if (mapping !== undefined) return this.#byId(mapping.profileId, 'mapping', client)
    if (session.withoutRule === 'ask') throw pending()
    return null
  }

  #anonymous({ session, pathSlug, headerSlug }: LoginRequest): Resolution {
    const own = ownLogin(session)
    if (own !== null) return own
    const named = pathSlug ?? headerSlug
    throw new LoginError(
      'token_needed',
      named === null
        ? 'This request has no token, so no stored Splunk can be used for it.'
        : `The Splunk "${named}" is for connected clients only, and this request has no token.`,
      "Connect this program under Clients in Switchboard for Splunk and send its token as 'Authorization: Bearer …', or send a whole Splunk login in X-Splunk-Host, X-Splunk-Username and X-Splunk-Password (or X-Splunk-Token)."
    )
  }

  #ofClient(request: LoginRequest, client: Client): Resolution {
    const { settings, environmentLogin } = this.#sources
    const earlier = this.beforeUseProfile(request, client)
    if (earlier !== null) return earlier
    const { usedProfileId } = request.session
    if (usedProfileId !== null) return this.#byId(usedProfileId, 'use_profile', client)
    if (client.defaultProfileId !== null) {
      return this.#byId(client.defaultProfileId, "client's default", client)
    }
    if (environmentLogin !== null) return { login: environmentLogin, rule: 'environment' }
    if (settings.value.defaultProfileId !== null) {
      return this.#byId(settings.value.defaultProfileId, "app's default", client)
    }
    throw new LoginError(
      'unassigned',
      'No Splunk is chosen for this session.',
      'Choose one under Sessions in Switchboard for Splunk, or set a default profile there under Settings.'
    )
  }

  #bySlug(slug: string, rule: Rule, client: Client): Resolution {
    return this.#allowed(this.#sources.profiles.bySlug(slug), `"${slug}"`, rule, client)
  }

  #byId(id: string, rule: Rule, client: Client): Resolution {
    return this.#allowed(this.#sources.profiles.get(id), 'that was chosen', rule, client)
  }

  #allowed(profile: Profile | undefined, named: string, rule: Rule, client: Client): Resolution {
    return {
      login: { kind: 'profile', profile: this.#profileOf(profile, named, rule, client) },
      rule
    }
  }

  #profileOf(profile: Profile | undefined, named: string, rule: Rule, client: Client): Profile {
    if (profile === undefined) {
      throw new LoginError(
        'profile_not_found',
        `There is no profile ${named} (rule: ${rule}).`,
        'Look under Profiles in Switchboard for Splunk for its short name, or choose another for this session under Sessions.'
      )
    }
    if (client.allowedProfileIds?.includes(profile.id) === false) {
      throw new LoginError(
        'profile_not_allowed',
        `${client.name} may not use the profile ${profile.name} (rule: ${rule}).`,
        'Allow it under Clients in Switchboard for Splunk, or name another profile.'
      )
    }
    return profile
  }
}

/** Whether the session has no Splunk yet because the analyst is to choose it. */
export function awaitsChoice(answer: Resolution | LoginError): boolean {
  return answer instanceof LoginError && answer.code === 'choice_pending'
}

function pending(): LoginError {
  return new LoginError(
    'choice_pending',
    'Which Splunk this session uses is not decided yet.',
    'Call a tool that needs Splunk: the analyst is asked in Switchboard for Splunk, and the call waits for the answer.'
  )
}

function refused(): LoginError {
  return new LoginError(
    'session_refused',
    'The analyst has refused this session a Splunk.',
    'Do not try again by yourself. The analyst can choose a profile for this session under Sessions in Switchboard for Splunk.'
  )
}

function ownLogin(session: Session): Resolution | null {
  if (session.login !== null) return { login: session.login, rule: 'login headers' }
  if (session.loginHash === null) return null
  throw new LoginError(
    'login_not_kept',
    'This session signed in to Splunk with its own headers, which are kept in memory only and are gone.',
    'Send the X-Splunk-* headers with this request again.'
  )
}
