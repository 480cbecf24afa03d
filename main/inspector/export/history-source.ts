import { randomUUID } from 'node:crypto'
import type { History } from '../history/history.ts'
import type { ReadPage } from '../history/reads.ts'
import type { CallSource } from './call-source.ts'
import type { ImportTarget } from './import/imports.ts'

type Asked = Pick<History, 'ask'>

/** The history, read page by page from its thread. */
export const historySource = (history: Asked): CallSource => ({
  async open({ ids, query }) {
    const readId = randomUUID()
    const count = await history.ask('openRead', readId, query, ids)
    return {
      count,
      rows: () => pages((from) => history.ask('readRows', readId, from)),
      calls: () => pages((from) => history.ask('readCalls', readId, from)),
      close: async () => {
        await history.ask('closeRead', readId)
      }
    }
  }
})

async function* pages<Item>(ask: (from: number) => Promise<ReadPage<Item>>) {
  for (let from: number | null = 0; from !== null;) {
    const page: ReadPage<Item> = await ask(from)
    yield* page.items
    from = page.next
  }
}

/** Imported calls go into histories of their own in the same thread. */
export const historyImports = (history: Asked): ImportTarget => ({
  add: async (importId, calls) => {
    await history.ask('importCalls', importId, calls)
  },
  close: async (importId) => {
    await history.ask('closeImport', importId)
  }
})
