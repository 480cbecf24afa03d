/** What is wrong with an export or an import; the message says what to do. */
export class ExportError extends Error {
  readonly code:
    | 'export_gone'
    | 'not_ours'
    | 'other_version'
    | 'too_large'
    | 'import_gone'
    | 'empty'
    | 'read_only'

  constructor(code: ExportError['code'], message: string) {
    super(message)
    this.code = code
  }
}
