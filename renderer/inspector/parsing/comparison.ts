import { type DiffLine, diffLines } from './line-diff.ts'
import { isRecord, type JsonRecord, shapeOf } from './result-shape.ts'
import { cellText } from './result-table.ts'
import { diffRows, type RowDiff, type RowPair } from './row-diff.ts'
import type { Compared, ComparedRow } from './work.ts'

/** What differs from run to run although the answer is the same. */
const volatile = new Set(['sid', 'job_id', 'search_id', 'duration', 'next', 'text', 'elapsed_ms'])

/** Two results, by rows where one of them has rows, else by the lines of their JSON. */
export class Comparison {
  readonly compared: Compared
  readonly #rows: RowDiff | null
  readonly #different: readonly RowPair[]
  readonly #lines: readonly DiffLine[]

  constructor(before: string | null, after: string | null) {
    const shapes = [before, after].map((text) => shapeOf(text === null ? null : JSON.parse(text)))
    const [old, now] = shapes
    const hasRows = shapes.some(({ rows }) => rows !== null)
    this.#rows = hasRows ? diffRows(old?.rows ?? [], now?.rows ?? []) : null
    const pairs = this.#rows?.pairs ?? []
    this.#different = pairs.filter(({ kind }) => kind !== 'same')
    this.#lines = hasRows ? [] : diffLines(jsonLines(old?.value), jsonLines(now?.value))
    const rows = this.#rows
    this.compared = {
      rows: rows && {
        keys: rows.keys,
        columns: rows.columns,
        counts: {
          same: pairs.length - this.#different.length,
          ...counts(this.#different, ['changed', 'added', 'removed'])
        }
      },
      lines: hasRows ? null : counts(this.#lines, ['same', 'added', 'removed']),
      same: this.#different.length === 0 && this.#lines.every(({ kind }) => kind === 'same')
    }
  }

  rows(from: number, count: number, all: boolean): readonly ComparedRow[] {
    const pairs = all ? (this.#rows?.pairs ?? []) : this.#different
    return pairs.slice(from, from + count).map(({ kind, before, after }) => ({
      kind,
      cells: (this.#rows?.columns ?? []).map((name) => cellOf(before, after, name))
    }))
  }

  lines(from: number, count: number): readonly DiffLine[] {
    return this.#lines.slice(from, from + count)
  }
}

function cellOf(before: JsonRecord | null, after: JsonRecord | null, name: string) {
  const now = cellText((after ?? before)?.[name])
  const was = before === null || after === null ? now : cellText(before[name])
  return { now, was: was === now ? null : was }
}

const jsonLines = (value: unknown): readonly string[] => {
  const told = isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !volatile.has(name)))
    : value
  return told === null || told === undefined ? [] : JSON.stringify(told, null, 2).split('\n')
}

function counts<Kind extends string>(
  all: readonly { readonly kind: string }[],
  kinds: readonly Kind[]
): Readonly<Record<Kind, number>> {
  return Object.fromEntries(
    kinds.map((kind) => [kind, all.filter((one) => one.kind === kind).length])
  ) as Record<Kind, number>
}
