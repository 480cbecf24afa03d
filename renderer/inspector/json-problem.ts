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
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    // What engines say beside the position differs, and so do their positions at the end.
    const position = /position (\d+)/.exec(said)?.[1]
    const at = position === undefined ? text.trimEnd().length : Number(position)
    const before = text.slice(0, at).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    const what = said.replace(/ in JSON.*$| at position.*$/, '')
    return { ok: false, message: `This is no JSON at ${place}: ${what}.`, at }
  }
}
