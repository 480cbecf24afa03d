import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ServerState, SessionServer } from './session-server.ts'
import { SoakClient, type Tally } from './soak-client.ts'

export interface SoakPlan {
  readonly sessions: number
  readonly callsPerSecond: number
  /** Sessions that are opened, and others that go, a second. */
  readonly changesPerSecond: number
  /** So often the server is killed, each time after `lifeMs`. */
  readonly kills: number
  readonly lifeMs: number
  /** The last life, whose heap is compared. */
  readonly lastLifeMs: number
}

export interface Soaked extends Tally {
  readonly heapBefore: number
  readonly heapAfter: number
  /** Sessions, and sockets, that the server has and nobody left there. */
  readonly leakedSessions: number
  readonly leakedSockets: number
}

const tickMs = 50
/** Of the sessions that go, so many end without a DELETE. */
const shareDropped = 0.3

/** Runs the soak; throws where the server does not come up or a session cannot be opened. */
export async function soak(plan: SoakPlan, print: (line: string) => void): Promise<Soaked> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-soak-'))
  const server = new SessionServer('soak-server', folder)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const tally: Tally = { answered: 0, retried: 0, reopened: 0, wrong: [] }
  try {
    await server.start()
    let crowd = await gather(server, agent, tally, plan.sessions)
    for (let kill = 1; kill <= plan.kills; kill += 1) {
      const load = crowd.load(plan, plan.lifeMs)
      await sleep(plan.lifeMs / 2)
      await server.kill()
      await server.start()
      await load
      print(
        `killed and started ${kill} times: ${tally.answered} calls answered, ${tally.retried} sent again`
      )
    }
    // Every session of before is used once more; then all of them end with their clients.
    await crowd.everyoneCalls()
    crowd.leave()
    crowd = await gather(server, agent, tally, plan.sessions)
    await crowd.load(plan, Math.min(plan.lastLifeMs / 5, 20_000))
    crowd.leave()
    const before = await emptied(server)
    crowd = await gather(server, agent, tally, plan.sessions)
    await crowd.load(plan, plan.lastLifeMs)
    const { sessions } = await server.ask('state')
    const leakedSessions = sessions - crowd.size - crowd.dropped
    crowd.leave()
    const after = await emptied(server)
    return {
      ...tally,
      heapBefore: before.heap,
      heapAfter: after.heap,
      leakedSessions: leakedSessions + after.sessions,
      leakedSockets: after.sockets - before.sockets
    }
  } finally {
    await server.kill()
    agent.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The server's state when all clients are revoked and their sockets are gone. */
async function emptied(server: SessionServer): Promise<ServerState> {
  await server.ask('clients')
  // Kept-alive connections end some seconds after their last request.
  await sleep(7_000)
  return server.ask('state')
}

async function gather(
  server: SessionServer,
  agent: Agent,
  tally: Tally,
  size: number
): Promise<Crowd> {
  const { tokens } = await server.ask('clients')
  const open = (at: number) =>
    SoakClient.open(server.port, tokens[at % tokens.length] ?? '', agent, tally)
  const crowd = new Crowd(open)
  for (let at = 0; at < size; at += 50) {
    await Promise.all(Array.from({ length: Math.min(50, size - at) }, () => crowd.grow()))
  }
  return crowd
}

/** Clients that come, call and go at random. */
class Crowd {
  readonly #open: (at: number) => Promise<SoakClient>
  readonly #clients: SoakClient[] = []
  #opened = 0
  dropped = 0

  constructor(open: (at: number) => Promise<SoakClient>) {
    this.#open = open
  }

  get size(): number {
    return this.#clients.length
  }

  async grow(): Promise<void> {
    this.#opened += 1
    this.#clients.push(await this.#open(this.#opened))
  }

  /** Resolves when all that was begun in this time is over. */
  async load({ callsPerSecond, changesPerSecond }: SoakPlan, ms: number): Promise<void> {
    const begun: Promise<void>[] = []
    const started = performance.now()
    let calls = 0
    let changes = 0
    for (let passed = 0; passed < ms; passed = performance.now() - started) {
      for (; calls < (passed / 1000) * callsPerSecond; calls += 1) {
        const client = this.#clients[Math.floor(Math.random() * this.#clients.length)]
        if (client !== undefined) begun.push(client.call())
      }
      for (; changes < (passed / 1000) * changesPerSecond; changes += 1) {
        begun.push(this.#goOne(), this.grow())
      }
      await sleep(tickMs)
    }
    await Promise.all(begun)
  }

  async everyoneCalls(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.call()))
  }

  leave(): void {
    for (const client of this.#clients.splice(0)) client.drop()
  }

  async #goOne(): Promise<void> {
    const [client] = this.#clients.splice(Math.floor(Math.random() * this.#clients.length), 1)
    if (client === undefined) return
    if (Math.random() >= shareDropped) return client.end()
    await client.settled()
    client.drop()
    this.dropped += 1
  }
}
