import { macroCall, substitute } from '../spl/macro-call.ts'
import type { MacroCall } from '../spl/macro-call.ts'
import { tokens } from '../spl/tokens.ts'
import type { Token } from '../spl/tokens.ts'
import { PolicyRefusal } from './policy-refusal.ts'

export interface MacroDefinition {
  readonly definition: string
  readonly args: readonly string[]
  readonly iseval: boolean
}

/** Asks Splunk for a macro as the user of this search sees it; null when there is none. */
export type ExpandMacro = (name: string, argCount: number) => Promise<MacroDefinition | null>

/** How the text of macros is read where Splunk's documentation leaves it open. */
export interface Reading {
  /** Whether the quotes around an argument belong to it. */
  readonly quotes: 'strip' | 'keep'
  /** Whether macros within a quoted string are expanded. */
  readonly inStrings: boolean
}

const maxDepth = 20
const maxLookups = 200
const maxExpansions = 5000
const maxLength = 500_000

const refusal = (call: string, why: string) =>
  new PolicyRefusal(
    `The macro ${call} cannot be expanded: ${why}. What it would run is unknown, so the search was refused.`,
    'Write the SPL of the macro into the search, or check the name and the number of its arguments.'
  )

/** Expands the macros of one search; each definition is asked for once. */
export class MacroExpansion {
  readonly #expandMacro: ExpandMacro
  #expansions = 0
  readonly #definitions = new Map<string, MacroDefinition | null>()

  constructor(expandMacro: ExpandMacro) {
    this.#expandMacro = expandMacro
  }

  /** The text that splunkd would parse. Throws `PolicyRefusal`, `SplSyntaxError`, or what the lookup throws. */
  async expand(spl: string, reading: Reading, depth = 0): Promise<string> {
    let expanded = ''
    for (const token of tokens(spl)) {
      if (token.kind === 'macro') expanded += await this.#macro(token, reading, depth)
      else if (token.kind === 'string' && token.text.includes('`'))
        expanded += await this.#string(token.text, reading, depth)
      else expanded += token.text
      if (expanded.length > maxLength) {
        throw refusal(
          token.text.slice(0, 60),
          `the search becomes longer than ${maxLength} characters`
        )
      }
    }
    return expanded
  }

  async #macro(token: Token, reading: Reading, depth: number): Promise<string> {
    const call = macroCall(token.text, token.start)
    if (!call) throw refusal(token.text.slice(0, 60), 'this is no macro name')
    this.#expansions += 1
    if (depth >= maxDepth || this.#expansions > maxExpansions)
      throw refusal(token.text, 'it goes through too many other macros')
    const macro = await this.#definition(call, token.text)
    const text = substitute(macro.definition, macro.args, call.args, reading.quotes)
    return this.expand(text, reading, depth + 1)
  }

  async #string(text: string, reading: Reading, depth: number): Promise<string> {
    const pieces = text.replaceAll('```', '').split('`')
    if (pieces.length % 2 === 0) {
      throw new PolicyRefusal(
        `A single backtick stands within the quotes of ${text.slice(0, 60)}, and Splunk may take it for the start of a macro.`,
        'Write a dot or \\x60 for the backtick in a regular expression, or leave it out.'
      )
    }
    if (!reading.inStrings || text.includes('```')) return text
    let expanded = ''
    for (const [at, piece] of pieces.entries()) {
      const macro = at % 2 === 1
      const written = `\`${piece}\``
      if (!macro) expanded += piece
      else if (!macroCall(written, 0)) expanded += written
      else {
        const token = { kind: 'macro', text: written, start: 0, end: written.length } as const
        expanded += await this.#macro(token, reading, depth)
      }
    }
    return expanded
  }

  async #definition(call: MacroCall, text: string): Promise<MacroDefinition> {
    const key = `${call.name}(${call.args.length})`
    if (!this.#definitions.has(key)) {
      if (this.#definitions.size >= maxLookups)
        throw refusal(text, 'the search names too many macros')
      this.#definitions.set(key, await this.#expandMacro(call.name, call.args.length))
    }
    const macro = this.#definitions.get(key)
    if (!macro) throw refusal(text, 'Splunk does not know it, or this user may not see it')
    if (macro.iseval) throw refusal(text, 'its text is computed when the search runs')
    if (macro.args.length !== call.args.length) {
      throw refusal(text, `it takes ${macro.args.length} arguments`)
    }
    return macro
  }
}
