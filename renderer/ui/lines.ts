import { useMemo } from 'react'

/** What a grid shows, by the numbers of its lines, of which only those in sight need be at hand. */
export interface Lines<Row> {
  /** Number of the first line; a line keeps its number when others come before it. */
  readonly first: number
  readonly count: number
  /** Undefined: on its way. */
  at(line: number): Row | undefined
  /** Null where it is not at hand. */
  lineOf(id: string): number | null
}

/** Rows that are all at hand. */
export function useLines<Row>(rows: readonly Row[], idOf: (row: Row) => string): Lines<Row> {
  return useMemo(() => {
    const places = new Map(rows.map((row, place) => [idOf(row), place]))
    return {
      first: 0,
      count: rows.length,
      at: (line) => rows[line],
      lineOf: (id) => places.get(id) ?? null
    }
  }, [rows, idOf])
}
