import type { Address, Profile, Tls } from '../profiles/profile.ts'

/** A Splunk login that a request brought in its own headers. In memory only. */
export interface HeaderLogin {
  readonly kind: 'headers'
  /** Equal for equal logins; salted and slow to guess, so that it may be on disk. */
  readonly hash: string
  readonly address: Address
  readonly tls: Tls
  readonly credential:
    | { readonly kind: 'password'; readonly username: string; readonly password: string }
    | { readonly kind: 'token'; readonly token: string }
    | { readonly kind: 'session-key'; readonly sessionKey: string }
}

export interface ProfileLogin {
  readonly kind: 'profile'
  readonly profile: Profile
}

/** What a request uses: a profile, or the login of its own headers. */
export type Login = ProfileLogin | HeaderLogin

/** Which rule of the resolver decided, in the words of the window. */
export const rules = [
  'assigned in the window',
  'login headers',
  'path',
  'X-Splunk-Profile',
  'mapping',
  'use_profile',
  "client's default",
  "app's default",
  'environment'
] as const
export type Rule = (typeof rules)[number]
