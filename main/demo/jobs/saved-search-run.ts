import { createHash } from 'node:crypto'
import { withSearchPrefix } from '../../spl/search-prefix.ts'
import type { Entity } from '../entities/entity.ts'
import { cronTimes, parseCron } from '../knowledge/cron.ts'
import { Arguments } from '../rest/arguments.ts'
import type { JobRequest } from './dispatch.ts'

const defaultPeriod = 300

// What a job is told, by the setting of the saved search that says it.
const settings: Readonly<Record<string, string>> = {
  'dispatch.buckets': 'status_buckets',
  'dispatch.earliest_time': 'earliest_time',
  'dispatch.latest_time': 'latest_time',
  'dispatch.max_count': 'max_count',
  'dispatch.max_time': 'max_time'
}

/** Names a saved search among all of them. */
export const savedSearchKey = ({ owner, app, sharing, name }: Entity): string =>
  JSON.stringify([sharing === 'user' ? owner : 'nobody', app, name])

/** `RMD5<hash>_at_<epoch>_<n>`: how sids name a saved search. `unique`: `<epoch>.<n>`. */
export const runName = (name: string, unique: string): string =>
  `RMD5${createHash('md5').update(name).digest('hex').slice(0, 16)}_at_${unique.replace('.', '_')}`

/** What makes the job of a saved search; `given` wins over its settings. `now` in milliseconds. */
export function savedSearchRun(
  search: Entity,
  user: string,
  sid: string,
  given: Arguments,
  now: number
): JobRequest {
  const setting = (name: string): string => given.get(name) ?? text(search.content[name])
  const args = new URLSearchParams({
    search: withSearchPrefix(withArguments(text(search.content.search), given)),
    id: sid,
    label: search.name,
    timeout: String(lifetime(setting('dispatch.ttl'), search, now))
  })
  for (const [name, argument] of Object.entries(settings)) {
    if (setting(name) !== '') args.set(argument, setting(name))
  }
  return {
    user,
    namespace: { owner: user, app: search.app },
    args: new Arguments(args.toString(), '')
  }
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** `$args.host$` or `$host$` becomes what the caller gave as `args.host`. */
const withArguments = (search: string, args: Arguments): string =>
  search.replace(
    /\$(?:args\.)?([\w.]+)\$/g,
    (whole, name: string) => args.get(`args.${name}`) ?? whole
  )

/** Seconds; `2p` is two periods of the schedule. */
function lifetime(ttl: string, search: Entity, now: number): number {
  const [, amount = '2', periods] = /^(\d{1,9})(p?)$/.exec(ttl) ?? []
  return periods === '' ? Number(amount) : Number(amount) * (periodOf(search, now) ?? defaultPeriod)
}

/** Seconds between two runs; null for what is not scheduled. */
export function periodOf({ content }: Entity, now: number): number | null {
  const scheduled = content.is_scheduled === true && content.disabled !== true
  const cron = scheduled ? parseCron(text(content.cron_schedule)) : null
  const [first, second] = cron === null ? [] : cronTimes(cron, now, Number.POSITIVE_INFINITY, 2)
  return first === undefined || second === undefined ? null : (second - first) / 1000
}
