import { useEffect, useState } from 'react'

const size = 100
const most = 12

interface Pages<Row> {
  readonly version: unknown
  readonly pages: ReadonlyMap<number, readonly Row[]>
}

interface PagesOf<Row> {
  readonly ask: (from: number, count: number) => Promise<readonly Row[]>
  /** Another value: what was fetched is no longer so. */
  readonly version: unknown
  /** The rows in sight. */
  readonly first: number
  readonly last: number
}

/** Rows that live in the worker: those near what is in sight are fetched, the others forgotten. */
export function usePages<Row>({ ask, version, first, last }: PagesOf<Row>) {
  const [known, setKnown] = useState<Pages<Row>>({ version: null, pages: new Map() })
  const from = Math.max(0, Math.floor(first / size))
  const to = Math.max(from, Math.floor(last / size))
  useEffect(() => {
    let wanted = true
    const missing: number[] = []
    for (let page = from; page <= to; page++) {
      if (known.version !== version || !known.pages.has(page)) missing.push(page)
    }
    if (missing.length === 0) return
    void Promise.all(missing.map((page) => ask(page * size, size))).then((lists) => {
      if (!wanted) return
      setKnown((was) => {
        const pages = new Map(was.version === version ? was.pages : [])
        for (const [place, page] of missing.entries()) pages.set(page, lists[place] ?? [])
        const far = [...pages.keys()].sort((a, b) => Math.abs(b - from) - Math.abs(a - from))
        for (const page of far.slice(0, Math.max(0, pages.size - most))) pages.delete(page)
        return { version, pages }
      })
    })
    return () => {
      wanted = false
    }
  }, [ask, version, from, to, known])
  return (index: number): Row | undefined =>
    known.pages.get(Math.floor(index / size))?.[index % size]
}
