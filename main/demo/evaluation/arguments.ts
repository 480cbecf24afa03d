import { unquote } from '../../spl/tokens.ts'
import { commandError } from './search-error.ts'

export interface Word {
  /** Without quotes. */
  readonly text: string
  readonly quoted: boolean
}

const piece = /"(?:[^"\\]|\\[^])*"|'[^']*'|[^\s,"']+|['"]/y

/** Splits a command's arguments at spaces and commas; quotes hold together. */
export function words(args: string): Word[] {
  const found: Word[] = []
  for (let at = 0; at < args.length;) {
    if (/[\s,]/.test(args.charAt(at))) {
      at += 1
      continue
    }
    let text = ''
    const from = at
    for (piece.lastIndex = at; ; at = piece.lastIndex) {
      const part = piece.exec(args)?.[0]
      if (part === undefined) break
      text += part.startsWith("'") && part.length > 1 ? part.slice(1, -1) : unquote(part)
    }
    found.push({ text, quoted: /^["']/.test(args.slice(from, from + 1)) })
  }
  return found
}

/** What a command was given: `name=value` options and the words beside them. */
export class Arguments {
  readonly words: readonly Word[]
  readonly #command: string
  readonly #options = new Map<string, string[]>()

  /** Only the names in `known` are options; the rest stays among the words. */
  constructor(command: string, args: string, known: readonly string[]) {
    this.#command = command
    const joined = args.replace(/"(?:[^"\\]|\\[^])*"|\s*=\s*/g, (part) =>
      part.startsWith('"') ? part : '='
    )
    this.words = words(joined).filter(({ text, quoted }) => {
      const option = quoted ? null : /^([a-z_]+)=([^]*)$/i.exec(text)
      const name = option?.[1]?.toLowerCase()
      if (name === undefined || !known.includes(name)) return true
      this.#options.set(name, [...this.all(name), option?.[2] ?? ''])
      return false
    })
  }

  get names(): string[] {
    return this.words.map(({ text }) => text)
  }

  text(name: string): string | null {
    return this.all(name).at(-1) ?? null
  }

  /** The values of an option that may be repeated. */
  all(name: string): readonly string[] {
    return this.#options.get(name) ?? []
  }

  integer(name: string, otherwise: number): number {
    const text = this.text(name)
    if (text === null) return otherwise
    if (!/^-?\d+$/.test(text)) throw this.#invalid(name, text)
    return Number(text)
  }

  flag(name: string, otherwise: boolean): boolean {
    const text = this.text(name)?.toLowerCase()
    if (text === undefined) return otherwise
    if (['t', 'true', '1', 'yes'].includes(text)) return true
    if (['f', 'false', '0', 'no'].includes(text)) return false
    throw this.#invalid(name, text)
  }

  #invalid(name: string, text: string) {
    return commandError(
      this.#command,
      `Invalid option value. Expecting another value for '${name}'. Instead got '${text}'.`
    )
  }
}

/** Splits what stands before and after the word `by`. */
export function splitBy(list: readonly Word[]): { before: Word[]; by: string[] | null } {
  const at = list.findIndex(({ text, quoted }) => !quoted && text.toLowerCase() === 'by')
  if (at < 0) return { before: [...list], by: null }
  return { before: list.slice(0, at), by: list.slice(at + 1).map(({ text }) => text) }
}

const optionPiece =
  /"(?:[^"\\]|\\[^])*"|'[^']*'|([a-z_]+)\s*=\s*("(?:[^"\\]|\\[^])*"|[^\s,()]+)|[^]/gi

/** Takes `name=value` options out of a text whose rest another reader understands. */
export function takeOptions(
  command: string,
  text: string,
  known: readonly string[]
): { rest: string; options: Arguments } {
  let depth = 0
  let rest = ''
  const taken: string[] = []
  for (const [all, name] of text.matchAll(optionPiece)) {
    if (all === '(') depth += 1
    if (all === ')') depth -= 1
    if (depth === 0 && known.includes(name?.toLowerCase() ?? '')) taken.push(all)
    else rest += all
  }
  return { rest, options: new Arguments(command, taken.join(' '), known) }
}
