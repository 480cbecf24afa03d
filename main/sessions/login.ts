import type { Address, Profile, Tls } from '../profiles/profile.ts'

export type DirectCredential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'session-key'; readonly sessionKey: string }

/** A Splunk login that no profile holds: whole, from one source, in memory only. */
export interface DirectLogin {
  /** `headers`: a request brought it. `environment`: SPLUNK_* when the program was started. */
  readonly kind: 'headers' | 'environment'
  /** Equal for equal logins; salted and slow to guess, so that it may be on disk. */
  readonly hash: string
  readonly address: Address
  readonly tls: Tls
  readonly credential: DirectCredential
}

export interface ProfileLogin {
  readonly kind: 'profile'
  readonly profile: Profile
}

/** What a request uses. */
export type Login = ProfileLogin | DirectLogin

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
