import { withSearchPrefix } from '../../spl/search-prefix.ts'
import type { Entity } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import { cronTimes, parseCron } from '../knowledge/cron.ts'
import type { Job } from '../jobs/job.ts'
import { runName, savedSearchKey, savedSearchRun } from '../jobs/saved-search-run.ts'
import type { Route } from '../router.ts'
import { parseTimeModifier } from '../time-modifier.ts'
import { feedAnswer, messagesAnswer, valuesAnswer } from './answer.ts'
import { systemWide } from './collection.ts'
import { type Behaviour, entityRoutes } from './entity-routes.ts'
import { listing, type Thing } from './listing.ts'
import { param, type RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

const day = 86_400_000
const mostTimes = 10_000

/** saved/searches, with what can be done to a saved search beside reading and changing it. */
export function savedSearchRoutes(world: World): readonly Route[] {
  const { access, savedSearches, jobs, dispatch, clock } = world
  const { path } = savedSearches.definition
  const found = (request: RestRequest): Entity =>
    access.find(savedSearches.list(), param(request, 'name'), request)
  // Until when an alert is silent, by search; milliseconds.
  const suppressed = new Map<string, number>()
  const behaviour: Behaviour = {
    view: (search) => view(search, clock()),
    check(change, before, { user }) {
      if (change.is_scheduled === true && before?.content.is_scheduled !== true) {
        access.require(user, 'schedule_search')
      }
      checkSchedule({ ...before?.content, ...change })
    },
    links: ['dispatch', 'history', 'suppress', 'acknowledge', 'scheduled_times']
  }
  return [
    ...entityRoutes(world, savedSearches, behaviour),
    {
      path: `${path}/{name}/dispatch`,
      methods: {
        async POST(request) {
          const search = found(request)
          const sid = sidOf(search, request, jobs.nextSid())
          const run = savedSearchRun(search, request.user, sid, request.args, clock())
          const job = await dispatch.create(run, false, savedSearchKey(search))
          return valuesAnswer(request, 201, { sid: job.order.sid })
        }
      }
    },
    {
      path: `${path}/{name}/history`,
      methods: {
        GET(request) {
          const search = found(request)
          const key = savedSearchKey(search)
          const runs = jobs.list().filter(({ order }) => order.savedSearch === key)
          return feedAnswer(request, listing(request, 'search/jobs', runs.map(historyThing)))
        }
      }
    },
    {
      path: `${path}/{name}/suppress`,
      methods: {
        GET: (request) => suppression(request, found(request)),
        POST(request) {
          const search = found(request)
          access.requireWrite(search, request.user)
          const seconds = request.args.integer('expiration', 0)
          suppressed.set(savedSearchKey(search), clock() + seconds * 1000)
          return suppression(request, search)
        }
      }
    },
    {
      path: `${path}/{name}/acknowledge`,
      methods: {
        POST(request) {
          const search = found(request)
          access.requireWrite(search, request.user)
          suppressed.delete(savedSearchKey(search))
          return messagesAnswer(request, 200, [])
        }
      }
    },
    {
      path: `${path}/{name}/scheduled_times`,
      methods: {
        GET(request) {
          const search = found(request)
          return one(request, search, 'scheduled_times', {
            scheduled_times: scheduledTimes(search, request, clock())
          })
        }
      }
    }
  ]

  function suppression(request: RestRequest, search: Entity) {
    const left = Math.ceil(((suppressed.get(savedSearchKey(search)) ?? 0) - clock()) / 1000)
    return one(request, search, 'suppress', {
      expiration: Math.max(0, left),
      suppressed: left > 0
    })
  }
}

const one = (request: RestRequest, { name }: Entity, part: string, content: Content) =>
  feedAnswer(
    request,
    listing(request, `saved/searches/${name}/${part}`, [
      { name: part, author: 'system', acl: systemWide, content: { 'eai:acl': null, ...content } }
    ])
  )

function view({ content }: Entity, now: number): Content {
  const { search, is_scheduled: scheduled, disabled, cron_schedule: schedule } = content
  const cron = scheduled === true && disabled !== true ? parseCron(String(schedule)) : null
  const [next] = cron === null ? [] : cronTimes(cron, now, now + 366 * day, 1)
  return {
    next_scheduled_time:
      next === undefined
        ? ''
        : `${new Date(next).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    qualifiedSearch: typeof search === 'string' ? withSearchPrefix(search) : '',
    ...actionsOf(content)
  }
}

/** `actions` names the alert actions that are on, and `action.<name>` says so for each. */
function actionsOf(content: Content): Content {
  const named = text(content.actions).split(/[\s,]+/)
  const set = Object.entries(content).flatMap(([key, value]) => {
    const [, name] = /^action\.(\w+)$/.exec(key) ?? []
    return name !== undefined && (value === true || value === '1') ? [name] : []
  })
  const on = [...new Set([...named, ...set])].filter((name) => name !== '')
  return {
    actions: on.join(', '),
    ...Object.fromEntries(on.map((name) => [`action.${name}`, true]))
  }
}

function checkSchedule(content: Content): void {
  if (content.is_scheduled !== true) return
  const schedule = text(content.cron_schedule)
  if (schedule === '') throw refusal(400, 'A scheduled search must have a cron_schedule.')
  if (parseCron(schedule) === null) throw refusal(400, `Invalid cron_schedule="${schedule}".`)
}

/** Seconds. */
function scheduledTimes(
  { content }: Entity,
  { args }: RestRequest,
  now: number
): readonly number[] {
  const cron = content.is_scheduled === true ? parseCron(String(content.cron_schedule)) : null
  if (cron === null) return []
  const time = (name: string, otherwise: number): number => {
    const text = args.get(name)
    const seconds = text === null ? otherwise / 1000 : parseTimeModifier(text, now / 1000)
    if (seconds === null) throw refusal(400, `Invalid ${name}.`)
    return seconds * 1000
  }
  const from = time('earliest_time', now)
  const to = time('latest_time', now + 30 * day)
  return cronTimes(cron, from, to, mostTimes).map((time) => time / 1000)
}

const historyThing = (job: Job): Thing => ({
  name: job.order.sid,
  author: job.order.owner,
  acl: { app: job.order.app, owner: job.order.owner, sharing: 'global', removable: true },
  updated: job.createdAt,
  content: {
    'eai:acl': null,
    isDone: job.isDone,
    isFinalized: job.finalized,
    isRealTimeSearch: false,
    isSaved: job.saved,
    isScheduled: job.order.sid.startsWith('scheduler__'),
    isZombie: false,
    start: Math.floor(job.createdAt / 1000),
    ttl: job.ttl
  }
})

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const taken: readonly string[] = ['force_dispatch', 'trigger_actions', 'output_mode', 'id']

/** Throws `RestError` 400 for arguments that a dispatch does not take. */
function sidOf({ name, owner, app }: Entity, { args, user }: RestRequest, unique: string): string {
  const other = args
    .names()
    .find((each) => !taken.includes(each) && !/^(args|dispatch)\./.test(each))
  if (other !== undefined)
    throw refusal(400, `Argument "${other}" is not supported by this handler.`)
  return args.get('id') ?? `${user}__${owner}__${app}__${runName(name, unique)}`
}
