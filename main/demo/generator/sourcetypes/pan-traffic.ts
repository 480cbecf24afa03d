import { officeAddress, publicAddress, serverAddress } from '../addresses.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { slashedTime, syslogTime } from '../timestamps.ts'
import columns from '../vocabulary/pan-traffic-columns.json' with { type: 'json' }
import network from '../vocabulary/network.json' with { type: 'json' }
import people from '../vocabulary/people.json' with { type: 'json' }

const firewall = 'fw1'
const outside = '203.0.113.1'

const traffic: LineMaker = {
  index: 'network',
  sourcetype: 'pan:traffic',
  make(time, seed) {
    const random = new Random(mix(seed, 13))
    const allowed = random.chance(0.94)
    const flow = allowed ? random.pickSkewed(network.flows) : random.pick(network.blocked)
    const [from, to] = [
      random.chance(0.8) ? officeAddress(random) : serverAddress(random),
      publicAddress(random)
    ]
    const [sent, received] = allowed
      ? [random.int(400, 9000), random.int(900, 180_000)]
      : [random.int(60, 400), 0]
    const stamp = slashedTime(time)
    const [sourcePort, natPort] = [random.int(32_768, 60_999), random.int(10_000, 60_999)]
    const values = [
      '1',
      stamp,
      '0011C103117',
      'TRAFFIC',
      allowed ? 'end' : 'drop',
      '2049',
      stamp,
      from,
      to,
      outside,
      to,
      flow.rule,
      `example\\${random.pickSkewed(people.employees)}`,
      '',
      flow.app,
      'vsys1',
      'trust',
      'untrust',
      'ethernet1/2',
      'ethernet1/1',
      'default',
      stamp,
      random.int(1000, 999_999),
      '1',
      sourcePort,
      flow.port,
      natPort,
      flow.port,
      '0x400053',
      flow.transport,
      allowed ? 'allow' : 'deny',
      sent + received,
      sent,
      received,
      Math.ceil((sent + received) / 900),
      stamp,
      random.int(0, 240),
      flow.category
    ]
    return {
      host: firewall,
      source: 'udp:514',
      raw: `${syslogTime(time)} ${firewall} ${values.join(',')}`
    }
  }
}

export const panTraffic: Sourcetype = {
  names: ['pan:traffic'],
  traffic(day, random, emit) {
    for (let count = day.volume('office', 1800); count > 0; count -= 1) {
      emit(traffic, day.moment('office', random), random.seed())
    }
  },
  extraction: () => (raw, fields) => {
    // Month, day, time and host stand before the comma-separated part.
    const values = raw.slice(raw.indexOf(`${firewall} `) + firewall.length + 1).split(',')
    columns.forEach((name, position) => {
      const value = values[position]
      if (value !== undefined && value !== '') fields[name] = value
    })
  }
}
