import type { Profile } from '../profiles/profile.ts'
import type { ProfileState } from '../profiles/profile-states.ts'
import type { Login } from '../sessions/login.ts'
import type { Resolution, Resolver } from '../sessions/resolver.ts'
import type { Session } from '../sessions/session.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { policyOf, profileOf } from './login-summary.ts'
import type { Exchange } from './exchange.ts'
import { type ProfileChoice, type ProfileSummary, ToolError } from './tool.ts'

export interface ProfileChoiceDeps {
  readonly resolver: Resolver
  readonly sessions: Sessions
  readonly profiles: { list(): readonly Profile[] }
  readonly profileStates: { of(profileId: string): ProfileState }
  /** Told when a session has moved itself to another profile, with what it was before. */
  onUsed(before: Session): void
}

interface Request {
  readonly session: Session
  readonly exchange: Exchange
  readonly resolution: Resolution | Error
}

/** What the caller of one request may know of the profiles and choose among them. */
export function profileChoice(deps: ProfileChoiceDeps, request: Request): ProfileChoice {
  const { session, exchange, resolution } = request
  const { client } = exchange
  return {
    current: () => {
      if (resolution instanceof Error) throw resolution
      return { ...summaryOf(resolution.login), rule: resolution.rule }
    },
    list: () => {
      if (client === null) throw tokenNeeded()
      const { allowedProfileIds: allowed } = client
      const used =
        resolution instanceof Error || resolution.login.kind !== 'profile'
          ? null
          : resolution.login.profile.id
      return deps.profiles
        .list()
        .filter(({ id }) => allowed?.includes(id) !== false)
        .map((profile) => ({
          ...summaryOf({ kind: 'profile', profile }),
          state: deps.profileStates.of(profile.id),
          current: profile.id === used
        }))
    },
    use: (slug) => {
      if (client === null) throw tokenNeeded()
      if (!client.mayUseProfile) {
        throw new ToolError(
          'use_profile_not_allowed',
          `${client.name} may not change which Splunk its session uses; nothing was changed.`,
          `The analyst can move the session under Sessions in Switchboard for Splunk, or allow this under Clients, ${client.name}.`
        )
      }
      assertOwnId(session)
      const profile = deps.resolver.usable(slug, client)
      const earlier = deps.resolver.beforeUseProfile({ ...exchange, session }, client)
      if (earlier !== null) throw overridden(earlier)
      deps.sessions.update(session.id, { usedProfileId: profile.id })
      deps.onUsed(session)
      return { ...summaryOf({ kind: 'profile', profile }), rule: 'use_profile' }
    }
  }
}

function summaryOf(login: Login): ProfileSummary {
  const { name, production, host } = profileOf(login)
  const profile = login.kind === 'profile' ? login.profile : null
  return {
    name,
    slug: profile?.slug ?? null,
    production,
    host,
    app: profile?.defaultApp ?? null,
    allowedWrites: policyOf(login).allowedWrites
  }
}

function tokenNeeded(): ToolError {
  return new ToolError(
    'token_needed',
    'Profiles are for connected clients only, and this request has no token.',
    "Connect this program under Clients in Switchboard for Splunk and send its token as 'Authorization: Bearer …'."
  )
}

// All windows of a program without an id would move together.
function assertOwnId(session: Session): void {
  if (session.derivedFrom === null) return
  throw new ToolError(
    'session_id_needed',
    'This session has no id of its own, so its Splunk cannot be changed from here.',
    'Send an X-Session-ID of your own with every request, or name the profile in the path /mcp/<profile>.'
  )
}

function overridden({ login, rule }: Resolution): ToolError {
  return new ToolError(
    'overridden',
    `This session uses ${profileOf(login).name} by the rule "${rule}", which goes before use_profile; nothing was changed.`,
    rule === 'assigned in the window' || rule === 'mapping'
      ? 'The analyst can change that under Sessions in Switchboard for Splunk.'
      : `It comes with each request of this client (${rule}): leave it out there, or name the other profile.`
  )
}
