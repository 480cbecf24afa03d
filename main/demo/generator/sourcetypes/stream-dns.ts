import { officeAddress } from '../addresses.ts'
import { extractJson } from '../extraction/json.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { isoTime } from '../timestamps.ts'
import network from '../vocabulary/network.json' with { type: 'json' }

const lookup: LineMaker = {
  index: 'network',
  sourcetype: 'stream:dns',
  make(time, seed) {
    const random = new Random(mix(seed, 19))
    const found = random.chance(0.95)
    const name = random.pickSkewed(network.domains)
    return {
      host: 'stream1',
      source: 'stream:Splunk_DNS',
      raw: JSON.stringify({
        timestamp: isoTime(time),
        protocol_stack: 'ip:udp:dns',
        transport: 'udp',
        src_ip: officeAddress(random),
        src_port: random.int(32_768, 60_999),
        dest_ip: '10.1.1.53',
        dest_port: 53,
        message_type: ['QUERY', 'RESPONSE'],
        query: found ? name : `${random.hex(6)}.${name}`,
        query_type: random.pick(network.queryTypes),
        reply_code: found ? 'NoError' : 'NXDomain',
        response_time: random.int(180, 42_000)
      })
    }
  }
}

export const streamDns: Sourcetype = {
  names: ['stream:dns'],
  traffic(day, random, emit) {
    for (let count = day.volume('office', 1100); count > 0; count -= 1) {
      emit(lookup, day.moment('office', random), random.seed())
    }
  },
  extraction: () => extractJson
}
