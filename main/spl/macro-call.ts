import { unquote } from './tokens.ts'

/** A macro as the SPL names it: `name(arg, arg)` in backticks. Positions count from 0. */
export interface MacroCall {
  readonly name: string
  /** Argument texts as written, quotes included. */
  readonly args: readonly string[]
  readonly start: number
  readonly end: number
}

const call = /^([\w.:-]+)(?:\s*\(([^]*)\))?$/
const argument = /"(?:[^"\\]|\\[^])*"|[^,"]+|"/g

function split(text: string): string[] {
  const args = ['']
  let at = 0
  while (at < text.length) {
    if (text[at] === ',') {
      args.push('')
      at += 1
      continue
    }
    argument.lastIndex = at
    const piece = argument.exec(text)?.[0] ?? ''
    args.push(`${args.pop() ?? ''}${piece}`)
    at += piece.length
  }
  return args.map((arg) => arg.trim())
}

/** Reads a macro token; null when it is no macro call that Splunk could expand. */
export function macroCall(text: string, start: number): MacroCall | null {
  const parts = call.exec(text.slice(1, -1).trim())
  if (!parts?.[1]) return null
  const inner = parts[2]?.trim() ?? ''
  return {
    name: parts[1],
    args: inner === '' ? [] : split(inner),
    start,
    end: start + text.length
  }
}

/** Puts the arguments into a macro's definition, where they stand between dollar signs. */
export function substitute(
  definition: string,
  parameters: readonly string[],
  args: readonly string[],
  quotes: 'strip' | 'keep'
): string {
  const values = new Map(
    parameters.map((name, at) => {
      const value = args[at] ?? ''
      return [name, quotes === 'strip' ? unquote(value) : value]
    })
  )
  return definition.replace(/\$([^$\s]+)\$/g, (all, name: string) => values.get(name) ?? all)
}
