import { officeAddress, publicAddress } from '../addresses.ts'
import { milliseconds } from '../day.ts'
import { nameGroups } from '../extraction/fields.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { firewallTime } from '../timestamps.ts'

const asa = (code: string, message: (random: Random) => string): LineMaker => ({
  index: 'network',
  sourcetype: 'cisco:asa',
  make(time, seed) {
    const random = new Random(mix(seed, 17))
    return {
      host: 'asa1',
      source: 'udp:514',
      raw: `${firewallTime(time)} asa1 : %ASA-${code}: ${message(random)}`
    }
  }
})

// Both lines of a connection draw the same numbers in the same order.
function connection(random: Random): {
  readonly id: string
  readonly outside: string
  readonly inside: string
} {
  const id = String(random.int(1000, 999_999))
  const outside = `outside:${publicAddress(random)}/${random.pickSkewed([443, 80, 53, 123])}`
  return { id, outside, inside: `inside:${officeAddress(random)}/${random.int(32_768, 60_999)}` }
}
const bare = (end: string): string => end.slice(end.indexOf(':') + 1)

const built = asa('6-302013', (random) => {
  const { id, outside, inside } = connection(random)
  return `Built outbound TCP connection ${id} for ${outside} (${bare(outside)}) to ${inside} (${bare(inside)})`
})
const teardown = asa('6-302014', (random) => {
  const { id, outside, inside } = connection(random)
  const lasted = `0:00:${String(random.int(1, 59)).padStart(2, '0')}`
  return `Teardown TCP connection ${id} for ${outside} to ${inside} duration ${lasted} bytes ${random.int(300, 90_000)} TCP FINs`
})
const denied = asa(
  '4-106023',
  (random) =>
    `Deny tcp src outside:${publicAddress(random)}/${random.int(1024, 60_999)} ` +
    `dst inside:203.0.113.1/${random.pick([22, 23, 445, 3389])} by access-group "outside_in" [0x0, 0x0]`
)

const code = /%ASA-(\d)-(\d+): (\w+)/
const denial = /src \w+:([\d.]+)\/(\d+) dst \w+:([\d.]+)\/(\d+)/
const flow = /for \w+:([\d.]+)\/(\d+).*? to \w+:([\d.]+)\/(\d+)/

export const ciscoAsa: Sourcetype = {
  names: ['cisco:asa'],
  traffic(day, random, emit) {
    for (let count = day.volume('office', 640); count > 0; count -= 1) {
      const seed = random.seed()
      const time = day.moment('office', random)
      emit(built, time, seed)
      emit(teardown, milliseconds(time + 1 + random.next() * 58), seed)
    }
    for (let count = 240; count > 0; count -= 1)
      emit(denied, day.moment('steady', random), random.seed())
  },
  extraction: () => (raw, fields) => {
    nameGroups(fields, ['severity_level', 'message_id', 'action'], code.exec(raw))
    nameGroups(fields, ['src_ip', 'src_port', 'dest_ip', 'dest_port'], denial.exec(raw))
    nameGroups(fields, ['dest_ip', 'dest_port', 'src_ip', 'src_port'], flow.exec(raw))
  }
}
