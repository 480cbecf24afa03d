import { SplSyntaxError } from './syntax-error.ts'
import { tokens } from './tokens.ts'
import type { Token } from './tokens.ts'

/** One command of a pipeline. Positions count characters of the source from 0. */
export interface Stage {
  /** In lower case; null where a macro stands in the command's place. */
  readonly name: string | null
  /** The text after the name, without comments, trimmed. */
  readonly args: string
  readonly start: number
  readonly end: number
  readonly tokens: readonly Token[]
  readonly subsearches: readonly Pipeline[]
}

export interface Pipeline {
  readonly stages: readonly Stage[]
  readonly start: number
  readonly end: number
}

const maxDepth = 100
const commandName = /^[a-z_][\w.:-]*$/i

class Reader {
  readonly #tokens: readonly Token[]
  readonly #length: number
  #at = 0

  constructor(spl: string) {
    this.#tokens = tokens(spl)
    this.#length = spl.length
  }

  read(): Pipeline {
    const pipeline = this.#pipeline(0, 0)
    const rest = this.#tokens[this.#at]
    if (rest) throw new SplSyntaxError('A ] closes a subsearch that was never opened', rest.start)
    return pipeline
  }

  #pipeline(start: number, depth: number): Pipeline {
    if (depth > maxDepth) throw new SplSyntaxError('Too many subsearches in each other', start)
    const stages: Stage[] = []
    this.#skip()
    const generating = this.#tokens[this.#at]?.kind === 'pipe'
    if (generating) this.#at += 1
    for (;;) {
      stages.push(this.#stage(depth, stages.length === 0 && !generating))
      const next = this.#tokens[this.#at]
      if (next?.kind !== 'pipe') break
      this.#at += 1
      this.#skip()
      const after = this.#tokens[this.#at]
      // splunkd ignores a pipe at the very end.
      if (!after || after.kind === 'close') break
    }
    return { stages, start, end: this.#tokens[this.#at]?.start ?? this.#length }
  }

  #stage(depth: number, leading: boolean): Stage {
    this.#skip()
    const first = this.#tokens[this.#at]
    const start = first?.start ?? this.#length
    if (!first || first.kind === 'pipe' || first.kind === 'close') {
      throw new SplSyntaxError('A command is missing', start)
    }
    const implied = leading && first.kind === 'open'
    if (!implied && first.kind !== 'macro') {
      this.#checkName(first, this.#tokens[this.#at + 1])
      this.#at += 1
    }
    const kept: Token[] = []
    const subsearches: Pipeline[] = []
    for (;;) {
      const token = this.#tokens[this.#at]
      if (!token || token.kind === 'pipe' || token.kind === 'close') break
      this.#at += 1
      if (token.kind !== 'comment') kept.push(token)
      if (token.kind === 'open') subsearches.push(this.#subsearch(token, depth, kept))
    }
    return {
      name: implied ? 'search' : first.kind === 'macro' ? null : first.text.toLowerCase(),
      args: kept
        .map(({ text }) => text)
        .join('')
        .trim(),
      start,
      end: this.#tokens[this.#at]?.start ?? this.#length,
      tokens: kept,
      subsearches
    }
  }

  #subsearch(open: Token, depth: number, kept: Token[]): Pipeline {
    const from = this.#at
    const inner = this.#pipeline(open.end, depth + 1)
    const close = this.#tokens[this.#at]
    if (close?.kind !== 'close') throw new SplSyntaxError('A [ is never closed', open.start)
    this.#at += 1
    for (const token of this.#tokens.slice(from, this.#at)) {
      if (token.kind !== 'comment') kept.push(token)
    }
    return inner
  }

  #checkName(token: Token, next: Token | undefined): void {
    const attached = next && (next.kind === 'comment' || /^[=<>!]/.test(next.text))
    if (token.kind !== 'word' || !commandName.test(token.text) || attached) {
      const seen = token.text.slice(0, 30) + (attached ? next.text.slice(0, 3) : '')
      throw new SplSyntaxError(`A command is expected where '${seen}' stands`, token.start)
    }
  }

  #skip(): void {
    while (['space', 'comment'].includes(this.#tokens[this.#at]?.kind ?? '')) this.#at += 1
  }
}

/** Reads SPL whose first word is a command, with or without a pipe. Throws `SplSyntaxError`. */
export const parsePipeline = (spl: string): Pipeline => new Reader(spl).read()
