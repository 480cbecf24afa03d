import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { told } from '../told.ts'
import { SessionServer } from './session-server.ts'
import { SoakClient, type Tally } from './soak-client.ts'

const costSchema = z.object({
  microseconds: z.number(),
  heapBytes: z.number(),
  rssBytes: z.number()
})
export type SessionCost = z.infer<typeof costSchema>
export type IdleCost = Pick<SessionCost, 'heapBytes' | 'rssBytes'>

/** What a session costs that is opened in process and lists its tools. */
export const newSession = (kind: 'ours' | 'naive'): Promise<SessionCost> =>
  told(
    fork(join(import.meta.dirname, 'cost.ts'), [kind], { execArgv: ['--expose-gc'] }),
    costSchema
  )

/** What each of so many sessions costs over HTTP that do nothing but hold their event streams. */
export async function idleSession(kind: 'ours' | 'naive', count: number): Promise<IdleCost> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-idle-'))
  const server = new SessionServer(kind === 'ours' ? 'soak-server' : 'naive-server', folder)
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const tally: Tally = { answered: 0, retried: 0, reopened: 0, wrong: [] }
  const clients: SoakClient[] = []
  try {
    await server.start()
    const { tokens } = await server.ask('clients')
    const open = async (sessions: number) => {
      for (let at = 0; at < sessions; at += 1) {
        const token = tokens[at % tokens.length] ?? ''
        clients.push(await SoakClient.open(server.port, token, agent, tally))
      }
    }
    await open(count / 10)
    const before = await server.ask('state')
    await open(count)
    const after = await server.ask('state')
    return {
      heapBytes: (after.heap - before.heap) / count,
      rssBytes: (after.rss - before.rss) / count
    }
  } finally {
    for (const client of clients) client.drop()
    agent.destroy()
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The middle one of several measurements, by time where there is one, else by memory. */
export function medianOf<Cost extends IdleCost>(costs: readonly Cost[], by: keyof Cost): Cost {
  const sorted = costs.toSorted((one, other) => Number(one[by]) - Number(other[by]))
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('Nothing was measured.')
  return middle
}
