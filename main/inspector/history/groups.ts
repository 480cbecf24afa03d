import { callStatuses } from '../tool-call.ts'
import { type Columns, kinds } from './columns.ts'
import type { SessionGroup } from './contract.ts'
import { sorted } from './order.ts'
import type { Dictionaries } from './words.ts'

/** Statuses that are failures. */
export const isFailure = callStatuses.map((status) => status === 'error' || status === 'refused')

/** Positions with those of a session together, the session that was used last first. */
export function grouped(
  positions: Uint32Array<ArrayBuffer>,
  columns: Columns,
  words: Dictionaries
): { readonly positions: Uint32Array<ArrayBuffer>; readonly groups: readonly SessionGroup[] } {
  const { session, at, client, status, kind } = columns.arrays
  const lastAt = new Map<number, number>()
  for (const position of positions) {
    const id = session[position] ?? 0
    const time = at[position] ?? 0
    if (time > (lastAt.get(id) ?? -1)) lastAt.set(id, time)
  }
  const inOrder = [...lastAt].sort(([, one], [, other]) => other - one)
  const ranks = new Map(inOrder.map(([id], rank) => [id, rank]))
  const keys = positions.map((position) => ranks.get(session[position] ?? 0) ?? 0)
  const together = sorted(positions, keys)
  const groups: SessionGroup[] = []
  let from = 0
  for (const [id, last] of inOrder) {
    let until = from
    let errors = 0
    while (until < together.length && session[together[until] ?? 0] === id) {
      const position = together[until] ?? 0
      if (kind[position] !== kinds.mark && isFailure[status[position] ?? 0] === true) errors += 1
      until += 1
    }
    groups.push({
      sessionId: words.session.of(id),
      client: words.client.of(client[together[from] ?? 0] ?? 0),
      from,
      count: until - from,
      errors,
      lastAt: last
    })
    from = until
  }
  return { positions: together, groups }
}
