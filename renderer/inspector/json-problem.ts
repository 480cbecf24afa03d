import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser'
import { isRecord } from './parsing/result-shape.ts'

export type ReadArguments =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false
      readonly message: string
      /** Characters from 0. */
      readonly at: number
    }

/** Reads the arguments of a tool; where that fails, says where. */
export function readArguments(text: string): ReadArguments {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return { ok: true, value }
    return { ok: false, message: 'Arguments are a JSON object: {"name": value}.', at: 0 }
  } catch {
    // What engines say of the place differs, and some say none.
    const errors: ParseError[] = []
    parse(text, errors, { disallowComments: true })
    const [first] = errors
    const at = first?.offset ?? text.length
    const before = text.slice(0, at).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    return { ok: false, message: `This is no JSON at ${place}: ${words(first)}.`, at }
  }
}

/** "ValueExpected" -> "value expected" */
const words = (error: ParseError | undefined): string =>
  error === undefined
    ? 'it cannot be read'
    : printParseErrorCode(error.error)
        .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
        .toLowerCase()
