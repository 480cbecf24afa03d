import { serverName } from '../../identity.ts'
import { requestOf } from '../extraction/uri.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { accessTime } from '../timestamps.ts'

export interface SplunkdAccess {
  readonly client: string
  readonly user: string
  readonly method: string
  readonly uri: string
  readonly status: number
  readonly bytes: number
  readonly agent: string
  readonly milliseconds: number
}

export const splunkdAccessSource = '/opt/splunk/var/log/splunk/splunkd_access.log'

/** The access log of splunkd itself; quotes and line breaks of a caller's text cannot leave their place. */
export function splunkdAccessLine(time: number, access: SplunkdAccess): string {
  const agent = access.agent === '' ? '-' : JSON.stringify(access.agent)
  return (
    `${access.client} - ${access.user} [${accessTime(time)}] "${access.method} ${access.uri} HTTP/1.1" ` +
    `${access.status} ${access.bytes} - ${agent} - ${access.milliseconds}ms`
  )
}

const paths = [
  '/services/server/info',
  '/services/messages?count=-1',
  '/services/server/health/splunkd',
  '/servicesNS/nobody/system/apps/local?count=0',
  '/services/licenser/messages',
  '/services/data/indexes?count=0'
]

const poll: LineMaker = {
  index: '_internal',
  sourcetype: 'splunkd_access',
  make(time, seed) {
    const random = new Random(mix(seed, 41))
    return {
      host: serverName,
      source: splunkdAccessSource,
      raw: splunkdAccessLine(time, {
        client: '127.0.0.1',
        user: random.pickSkewed(['splunk-system-user', 'admin']),
        method: 'GET',
        uri: random.pickSkewed(paths),
        status: random.chance(0.99) ? 200 : 401,
        bytes: random.int(300, 9000),
        agent: '',
        milliseconds: random.int(1, 14)
      })
    }
  }
}

const shape =
  /^(?<clientip>\S+) (?<ident>\S+) (?<user>\S+) \[(?<req_time>[^\]]+)\] "(?<method>\S+) (?<uri>\S+) HTTP\/[\d.]+" (?<status>\d+) (?<bytes>\d+) - (?:-|"(?<useragent>(?:[^"\\]|\\.)*)") - (?<spent>\d+)ms/

export const splunkdAccess: Sourcetype = {
  names: ['splunkd_access'],
  traffic(day, random, emit) {
    for (let count = 720; count > 0; count -= 1)
      emit(poll, day.moment('steady', random), random.seed())
  },
  extraction: (wanted) => requestOf(shape, wanted)
}
