import { historyThread } from '../../support/built-history-thread.ts'
import { History } from '../../../main/inspector/history/history.ts'

/** A history in an encrypted file. */
export async function benchHistory(path: string): Promise<History> {
  const history = new History(historyThread())
  await history.open({
    place: { path, key: 'bench'.repeat(8), problem: null },
    retention: { days: 3650, megabytes: 100_000 }
  })
  if (history.state.place !== 'file') throw new Error(history.state.problem ?? 'There is no file.')
  return history
}
