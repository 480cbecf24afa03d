import { nameGroups } from '../extraction/fields.ts'
import { extractKeyValues } from '../extraction/key-value.ts'
import { serverName } from '../../identity.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { splunkdTime } from '../timestamps.ts'

const logs = '/opt/splunk/var/log/splunk'

const splunkdLine = (
  file: string,
  level: string,
  component: string,
  message: (random: Random) => string
): LineMaker => ({
  index: '_internal',
  sourcetype: 'splunkd',
  make: (time, seed) => ({
    host: serverName,
    source: `${logs}/${file}`,
    raw: `${splunkdTime(time)} +0000 ${level.padEnd(5)} ${component} - ${message(new Random(mix(seed, 37)))}`
  })
})

const throughputOf = ['web', 'security', 'network', 'cloud', 'app', 'sales', '_internal']
const metrics = [
  splunkdLine('metrics.log', 'INFO', 'Metrics', (random) => {
    const events = random.int(2, 90)
    const kilobytes = events * 0.18 + random.next()
    return (
      `group=per_index_thruput, series="${random.pick(throughputOf)}", kbps=${(kilobytes / 60).toFixed(3)}, ` +
      `eps=${(events / 60).toFixed(3)}, kb=${kilobytes.toFixed(3)}, ev=${events}`
    )
  }),
  splunkdLine('metrics.log', 'INFO', 'Metrics', (random) => {
    const queue = random.pick(['parsingqueue', 'indexqueue', 'typingqueue', 'aggqueue'])
    return `group=queue, name=${queue}, max_size_kb=512, current_size_kb=${random.int(0, 12)}, current_size=${random.int(0, 9)}`
  }),
  splunkdLine('metrics.log', 'INFO', 'Metrics', (random) => {
    return `group=pipeline, name=indexerpipe, processor=indexer, cpu_seconds=${random.next().toFixed(3)}, executes=${random.int(20, 400)}`
  })
]
const checkpoint = splunkdLine(
  'splunkd.log',
  'INFO',
  'WatchedFile',
  (random) =>
    `Will begin reading at offset=${random.int(1, 9_000_000)} for file='/var/log/nginx/access.log'.`
)
const slowDisk = splunkdLine(
  'splunkd.log',
  'WARN',
  'HotBucketRoller',
  (random) => `A bucket took ${random.int(2, 9)} seconds to roll, idx=${random.pick(throughputOf)}`
)

const head = /^\S+ \S+ \S+ (\w+) +(\S+) - ([^\n]*)/

export const splunkd: Sourcetype = {
  names: ['splunkd'],
  traffic(day, random, emit) {
    for (let second = 7; second < 86_400; second += 60) {
      for (const maker of metrics) emit(maker, day.start + second + 0.25, random.seed())
    }
    for (let count = 160; count > 0; count -= 1)
      emit(checkpoint, day.moment('steady', random), random.seed())
    for (let count = 24; count > 0; count -= 1)
      emit(slowDisk, day.moment('office', random), random.seed())
  },
  extraction: () => (raw, fields) => {
    nameGroups(fields, ['log_level', 'component', 'event_message'], head.exec(raw))
    extractKeyValues(raw, fields)
  }
}
