/** SPL that cannot be read. `position` counts characters from 0. */
export class SplSyntaxError extends Error {
  readonly code = 'spl_syntax'
  readonly position: number

  constructor(message: string, position: number) {
    super(`${message} (at character ${position + 1}).`)
    this.position = position
  }
}
