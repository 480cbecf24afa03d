/** A program cannot be connected; the message says what is in the way and what to do. */
export class ProgramError extends Error {
  readonly code: 'program_blocked' | 'file_changed' | 'nothing_to_undo'

  constructor(code: ProgramError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The code of an error of the operating system, such as ENOENT. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** What the operating system refused to do with a file. */
export const refused = (file: string, what: string, cause: unknown): ProgramError =>
  new ProgramError(
    'program_blocked',
    `${file} cannot be ${what} (${systemCode(cause) ?? String(cause)}). Nothing was changed in it.`,
    { cause }
  )
