export const programIds = [
  'claude-desktop',
  'claude-code',
  'cursor',
  'vscode',
  'codex',
  'gemini-cli',
  'devin'
] as const

/** A client program whose configuration we know how to write. */
export type ProgramId = (typeof programIds)[number]

export type ProgramState =
  /** Not found on this computer: its copyable text is all there is. */
  | { readonly kind: 'not_installed' }
  /** Found, and nothing of ours stands in its files. */
  | { readonly kind: 'ready' }
  /** Its file cannot be read, parsed or written, or something that it needs is missing. Nothing was touched. */
  | { readonly kind: 'blocked'; readonly message: string }
  /** Our entry stands since `at`; the program has not called with its token yet. */
  | { readonly kind: 'written'; readonly at: number | null }
  /** A request with the token of the entry has arrived. */
  | { readonly kind: 'connected'; readonly lastSeenAt: number }
  /** The entry is gone, or points elsewhere, or its token opens nothing: plan and write again. */
  | { readonly kind: 'changed'; readonly message: string }

/** A client program as its card shows it. Times are ms since 1970. */
export interface ProgramView {
  readonly id: ProgramId
  readonly title: string
  readonly state: ProgramState
  /** The client that was made for it; its token stands in the files. */
  readonly clientId: string | null
  /** Absolute paths that would be written, or were. */
  readonly files: readonly string[]
  /** What the user must do, one or two sentences: quit it before, start it again after. Null: nothing. */
  readonly restart: string | null
  /** Whether there is a write of ours to take back. */
  readonly canUndo: boolean
}

export interface PlannedLine {
  readonly kind: 'same' | 'added' | 'removed'
  /** Without its line end. */
  readonly text: string
}

/** What a write would do to one file. Tokens are masked, also those of other servers. */
export interface PlannedFile {
  readonly file: string
  readonly isNew: boolean
  /** Number of the first of `lines` in the file as it would be, from 1. */
  readonly firstLine: number
  /** What changes, with up to three lines before and after; what is removed comes first. */
  readonly lines: readonly PlannedLine[]
}

/** What connecting a program would change; nothing is touched yet. */
export interface ProgramPlan {
  readonly id: ProgramId
  readonly files: readonly PlannedFile[]
  /** What the user should know before, in sentences. */
  readonly notes: readonly string[]
  /** To be given to the write, which refuses with `file_changed` where the files are others by then. */
  readonly revision: string
}
