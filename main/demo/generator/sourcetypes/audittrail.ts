import { serverName } from '../../identity.ts'
import { extractKeyValues } from '../extraction/key-value.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { splunkdTime } from '../timestamps.ts'

export const auditSource = 'audittrail'

/** What an audit entry says, in order; a number or a word stands bare, all else in single quotes. */
export type AuditDetails = Readonly<Record<string, string | number>>

export function auditLine(
  time: number,
  user: string,
  action: string,
  details: AuditDetails
): string {
  const pairs = Object.entries(details).map(([name, value]) => `${name}=${quoted(value)}`)
  return `Audit:[timestamp=${splunkdTime(time)}, user=${user}, action=${action}, ${pairs.join(', ')}]`
}

function quoted(value: string | number): string {
  if (typeof value === 'number' || /^[\w.:-]+$/.test(value)) return String(value)
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`
}

const scheduled = [
  { name: 'Errors in the last hour', search: 'search index=app level=ERROR' },
  {
    name: 'Failed logins by source',
    search: 'search index=security "Failed password" | stats count by host'
  },
  { name: 'Sales by product code', search: 'search index=sales | top limit=10 Code' }
]

const audit = (
  write: (random: Random, time: number) => readonly [string, AuditDetails]
): LineMaker => ({
  index: '_audit',
  sourcetype: 'audittrail',
  make(time, seed) {
    const [action, details] = write(new Random(mix(seed, 43)), time)
    return { host: serverName, source: auditSource, raw: auditLine(time, 'admin', action, details) }
  }
})

const run = audit((random, time) => {
  const { name, search } = random.pick(scheduled)
  return [
    'search',
    {
      info: 'completed',
      search_id: `scheduler__admin__search__RMD5${random.hex(16)}_at_${Math.floor(time)}_${random.int(1, 900)}`,
      has_error_warn: 'false',
      total_run_time: (random.next() * 2).toFixed(2),
      event_count: random.int(0, 400),
      scan_count: random.int(400, 9000),
      savedsearch_name: name,
      search
    }
  ]
})
const check = audit((random) => [
  random.pick([
    'list_health',
    'edit_search_schedule_priority',
    'list_settings',
    'rest_properties_get'
  ]),
  { info: random.chance(0.97) ? 'granted' : 'denied' }
])

export const auditTrail: Sourcetype = {
  names: ['audittrail'],
  traffic(day, random, emit) {
    for (let count = 190; count > 0; count -= 1)
      emit(run, day.moment('steady', random), random.seed())
    for (let count = 170; count > 0; count -= 1)
      emit(check, day.moment('office', random), random.seed())
  },
  extraction: () => extractKeyValues
}
