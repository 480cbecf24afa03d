import { isDeeper } from './depth.ts'
import type { Redactor } from './redactor.ts'

const mostSummary = 500

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

/** Redacted JSON text; what is too large to be kept is not looked through for secrets. */
export function boundedJson(value: unknown, most: number, redactor: Redactor): string {
  if (!isDeeper(value)) {
    const raw = bounded(JSON.stringify(value), most)
    if (raw.bytes > most) return raw.text
  }
  return bounded(redactor.json(value), most).text
}

/** What is larger than `most` bytes is replaced by how large it is. */
export function bounded(text: string, most: number): { text: string; bytes: number } {
  const bytes = Buffer.byteLength(text)
  if (bytes <= most) return { text, bytes }
  const notKept = `These ${bytes} bytes are more than the inspector keeps.`
  return { text: JSON.stringify({ notKept }), bytes }
}
