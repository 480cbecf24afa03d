/** Text for a client's own configuration. Where `token` was not given it holds a placeholder. */
export interface ClientConfiguration {
  readonly id: string
  /** "Claude Code", "Cursor", … */
  readonly title: string
  /** Where the text goes: a file, or "Terminal". One line per operating system where they differ. */
  readonly where: string
  /** `text`: words for the user, nothing to copy. */
  readonly language: 'json' | 'toml' | 'shell' | 'text'
  readonly text: string
  /** What to do after, in one sentence. */
  readonly after: string
}
