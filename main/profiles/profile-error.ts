export type ProfileErrorCode =
  | 'profile_not_found'
  | 'slug_taken'
  | 'secret_needed'
  | 'no_secret'
  | 'demo_profile'
  | 'demo_stopped'

/** A profile cannot be saved or used as asked; the message says why and what to do. */
export class ProfileError extends Error {
  readonly code: ProfileErrorCode

  constructor(code: ProfileErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
