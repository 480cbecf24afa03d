import { unquote } from '../../spl/tokens.ts'
import { serverName } from '../identity.ts'
import { commandError, failed } from './search-error.ts'

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

/**
 * Options of Splunk's that the demo does not have. A value in the list asks for what the demo does
 * anyway, all others fail the search.
 */
export type LackedOptions = Readonly<Record<string, readonly string[]>>

export const on: readonly string[] = ['t', 'true', '1', 'yes']
export const off: readonly string[] = ['f', 'false', '0', 'no']

/** There is one server only, so nothing but its name, or any, can be asked for. */
export const lackedServerOptions: LackedOptions = {
  splunk_server: ['local', serverName, '*'],
  splunk_server_group: ['*']
}

/** What a command was given: `name=value` options and the words beside them. */
export class Arguments {
  readonly words: readonly Word[]
  readonly #command: string
  readonly #options = new Map<string, string[]>()

  /** Throws `SearchFailed` for an option that is neither in `known` nor, with a harmless value, in `lacked`. */
  constructor(command: string, args: string, known: readonly string[], lacked: LackedOptions = {}) {
    this.#command = command
    const joined = args.replace(/"(?:[^"\\]|\\[^])*"|\s*=\s*/g, (part) =>
      part.startsWith('"') ? part : '='
    )
    this.words = words(joined).filter(({ text, quoted }) => {
      const option = quoted ? null : /^([a-z_]+)=([^]*)$/i.exec(text)
      const name = option?.[1]?.toLowerCase()
      if (name === undefined) return true
      const value = option?.[2] ?? ''
      if (known.includes(name)) this.#options.set(name, [...this.all(name), value])
      else this.#refuse(name, value, lacked)
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
    if (on.includes(text)) return true
    if (off.includes(text)) return false
    throw this.#invalid(name, text)
  }

  #refuse(name: string, value: string, lacked: LackedOptions): void {
    const harmless = Object.hasOwn(lacked, name) ? lacked[name] : undefined
    if (harmless === undefined) {
      throw commandError(this.#command, `Invalid argument: '${name}=${value}'`)
    }
    if (harmless.includes(unquote(value).toLowerCase())) return
    throw failed(
      `The demo Splunk does not have option ${name} of ${this.#command}. Leave it out here, or run the search on a real Splunk.`
    )
  }

  #invalid(name: string, text: string) {
    return commandError(
      this.#command,
      `Invalid option value. Expecting another value for '${name}'. Instead got '${text}'.`
    )
  }
}

/** The words of a command without options. Throws `SearchFailed` for `name=value`. */
export const plainWords = (command: string, args: string): string[] =>
  new Arguments(command, args, []).names

/** For a command that has options only. */
export function refuseWords(command: string, { words: [first] }: Arguments): void {
  if (first !== undefined) throw commandError(command, `Invalid argument: '${first.text}'`)
}

/** For a command that takes no arguments. */
export function refuseArguments(command: string, args: string): void {
  if (args !== '') throw commandError(command, `Invalid argument: '${args}'`)
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
  known: readonly string[],
  lacked: LackedOptions = {}
): { rest: string; options: Arguments } {
  let depth = 0
  let rest = ''
  const taken: string[] = []
  for (const [all, name] of text.matchAll(optionPiece)) {
    if (all === '(') depth += 1
    if (all === ')') depth -= 1
    const option = name?.toLowerCase() ?? ''
    if (depth === 0 && (known.includes(option) || Object.hasOwn(lacked, option))) taken.push(all)
    else rest += all
  }
  return { rest, options: new Arguments(command, taken.join(' '), known, lacked) }
}
