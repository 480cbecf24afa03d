import type { TakenOut } from '../contract.ts'

export const kinds = {
  rows: 'Rows of results',
  user: 'User names',
  host: 'Host names',
  address: 'Network addresses',
  email: 'E-mail addresses',
  session: 'Session ids',
  header: 'Header values',
  note: 'Notes'
} as const
export type Kind = keyof typeof kinds

const mostExamples = 3
const longest = 120
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** Counts what is taken out, by kind, with a few examples. */
export class Tally {
  readonly #counts = new Map<Kind, number>()
  readonly #examples = new Map<Kind, Map<string, string>>()

  add(kind: Kind, before: string, after: string, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count)
    const examples = this.#examples.get(kind) ?? new Map<string, string>()
    this.#examples.set(kind, examples)
    if (examples.size < mostExamples) examples.set(short(before), short(after))
  }

  clear(): void {
    this.#counts.clear()
    this.#examples.clear()
  }

  list(): readonly TakenOut[] {
    return (Object.keys(kinds) as Kind[]).flatMap((kind) => {
      const count = this.#counts.get(kind) ?? 0
      if (count === 0) return []
      const examples = [...(this.#examples.get(kind) ?? [])]
      return [
        {
          what: kinds[kind],
          count,
          examples: examples.map(([before, after]) => ({ before, after }))
        }
      ]
    })
  }
}
