import { milliseconds } from '../day.ts'
import type { LineMaker } from '../line.ts'
import { Random } from '../random.ts'
import { type Access, accessLine, accessSource } from '../sourcetypes/access-combined.ts'
import scan from '../vocabulary/web-scan.json' with { type: 'json' }
import { clock, type Incident } from './incident.ts'

const scanner = '198.51.100.23'
const probes = 650
const injections = 140
const dumps = 6

const from = (
  request: (random: Random) => Pick<Access, 'uri' | 'status' | 'bytes'>
): LineMaker => ({
  index: 'web',
  sourcetype: 'access_combined',
  make(time, seed) {
    const random = new Random(seed)
    const access = request(random)
    return {
      host: 'www2',
      source: accessSource,
      raw: accessLine(time, {
        client: scanner,
        method: 'GET',
        agent: scan.agent,
        milliseconds: random.int(4, 90),
        ...access
      })
    }
  }
})

const probe = from((random) => ({
  uri: `${random.pick(scan.folders)}${random.pick(scan.files)}`,
  status: 404,
  bytes: 548
}))
const injection = from((random) => ({
  uri: `/product.screen?productId=${encodeURIComponent(random.pick(scan.injections))}`,
  status: random.pick([500, 403]),
  bytes: random.int(300, 620)
}))
const dump = from((random) => ({
  uri: `/product.screen?productId=${encodeURIComponent(scan.dump)}`,
  status: 200,
  bytes: random.int(480_000, 910_000)
}))

/**
 * 198.51.100.23 asks www2 for 650 pages that do not exist, tries 140 SQL injections on
 * product.screen (403 and 500), and at the end gets six large answers (200).
 */
export const webScan: Incident = {
  daysAgo: 4,
  plan(midnight, emit) {
    const start = midnight + clock(11, 20)
    const random = new Random(0x5ca2)
    for (let count = 0; count < probes; count += 1) {
      emit(probe, milliseconds(start + count * 0.8 + random.next() * 0.7), random.seed())
    }
    for (let count = 0; count < injections; count += 1) {
      emit(injection, milliseconds(start + 560 + count * 3 + random.next() * 2), random.seed())
    }
    for (let count = 0; count < dumps; count += 1)
      emit(dump, start + 1000 + count * 9, random.seed())
  }
}
