import type { Redactor } from './redactor.ts'

const mostSummary = 500

/** The SPL, or the arguments in short; redacted. */
export function summaryOf(args: unknown, redactor: Redactor): string {
  if (typeof args !== 'object' || args === null) return ''
  if ('query' in args && typeof args.query === 'string') {
    return redactor.text(args.query).slice(0, mostSummary)
  }
  const clean = redactor.value(args)
  return Object.entries(clean as Readonly<Record<string, unknown>>)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ')
    .slice(0, mostSummary)
}

/** What is larger than `most` bytes is replaced by how large it is. */
export function bounded(text: string, most: number): { text: string; bytes: number } {
  const bytes = Buffer.byteLength(text)
  if (bytes <= most) return { text, bytes }
  const notKept = `These ${bytes} bytes are more than the inspector keeps.`
  return { text: JSON.stringify({ notKept }), bytes }
}
