import { isDeeper } from './depth.ts'
import { redact } from './redaction.ts'
import type { Redactor } from './redactor.ts'

const mostSummary = 500
const mostArguments = 64 * 1024
const mostResult = 4 * 1024 * 1024

/** The SPL, or the arguments in short; redacted. */
export function summaryOf(args: unknown, redactor: Redactor): string {
  if (typeof args !== 'object' || args === null) return ''
  if ('query' in args && typeof args.query === 'string') {
    return redactor.text(args.query).slice(0, mostSummary)
  }
  let text = ''
  for (const [name, value] of Object.entries(args as Readonly<Record<string, unknown>>)) {
    // What comes after is not shown, so it is not looked through either.
    if (text.length > mostSummary) break
    const clean = redactor.value({ [name]: value }) as Readonly<Record<string, unknown>>
    for (const [shown, one] of Object.entries(clean)) text += ` ${shown}=${JSON.stringify(one)}`
  }
  return text.slice(1, mostSummary + 1)
}

/** As JSON text, with its secrets; without what is nested too deep to be walked. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(isDeeper(value) ? redact(value) : (value ?? null))

/** The same of arguments, up to a size. */
export const argumentsOf = (value: unknown): string => bounded(jsonOf(value), mostArguments).text

/** The same of a result, up to a size, and of how many bytes it is. */
export const resultOf = (value: unknown) => bounded(jsonOf(value), mostResult)

/** What is larger than `most` bytes is replaced by how large it is. */
function bounded(text: string, most: number): { readonly text: string; readonly bytes: number } {
  const bytes = Buffer.byteLength(text)
  if (bytes <= most) return { text, bytes }
  const notKept = `These ${number(bytes)} bytes are more than the ${number(most)} that the inspector keeps.`
  return { text: JSON.stringify({ notKept }), bytes }
}

const number = (value: number): string => value.toLocaleString('en-US')
