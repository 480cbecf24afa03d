import { setTimeout as pause } from 'node:timers/promises'
import { type Entry, type Feed, feedTime, preciseTime } from '../feed.ts'
import { jobContent } from '../jobs/job-content.ts'
import type { Job } from '../jobs/job.ts'
import type { Handler, Route } from '../router.ts'
import { type Answer, feedAnswer, jobAnswer, messagesAnswer, valuesAnswer } from './answer.ts'
import { control } from './search-control.ts'
import { param, type RestRequest } from './request.ts'
import { resultPage } from './result-page.ts'
import { rowsAnswer } from './result-format.ts'
import { RestError } from './rest-error.ts'
import type { World } from './world.ts'

// Milliseconds.
const listingTime = 5

export const jobCollections = ['search/jobs', 'search/v2/jobs']

/** search/jobs: make, list, look at, steer and delete search jobs; results are in search-results. */
export function searchJobRoutes(world: World): readonly Route[] {
  const { jobs } = world
  const create: Handler = (request) => createJob(world, request)
  const list: Handler = async (request) => {
    // splunkd reads each job's folder, and clients that cancel early count on finding it at work.
    await pause(listingTime)
    const all = jobs.list()
    const count = request.args.integer('count', 30)
    const offset = Math.max(0, request.args.integer('offset', 0))
    const page = all.slice(offset, count > 0 ? offset + count : undefined)
    return feedAnswer(request, jobFeed(request, page, all.length, offset))
  }
  const remove: Handler = (request) => {
    jobs.remove(jobs.get(param(request, 'sid')))
    return messagesAnswer(request, 200, [{ type: 'INFO', text: 'Search job cancelled.' }])
  }
  return jobCollections.flatMap((path) => [
    { path, methods: { GET: list, POST: create } },
    {
      path: `${path}/{sid}`,
      methods: {
        GET: (request) =>
          jobAnswer(request, jobFeed(request, [jobs.get(param(request, 'sid'))], 1, 0)),
        DELETE: remove
      }
    },
    {
      path: `${path}/{sid}/control`,
      methods: { POST: (request) => control(jobs, jobs.get(param(request, 'sid')), request) }
    }
  ])
}

async function createJob(world: World, request: RestRequest): Promise<Answer> {
  switch (request.args.get('exec_mode') ?? 'normal') {
    case 'normal': {
      const job = await world.dispatch.create(request, false)
      return valuesAnswer(request, 201, { sid: job.order.sid })
    }
    case 'blocking': {
      const job = await world.dispatch.create(request, true)
      await job.finished
      return valuesAnswer(request, 201, { sid: job.order.sid })
    }
    case 'oneshot': {
      const job = await runToEnd(world, request)
      if (job.result === null) throw new RestError(400, job.messages)
      return rowsAnswer(request.outputMode, resultPage(job.result, job.messages, request.args))
    }
    default:
      throw new RestError(400, [
        {
          type: 'FATAL',
          text: `Invalid value "${request.args.get('exec_mode') ?? ''}" for argument "exec_mode".`
        }
      ])
  }
}

/** Runs a search whose caller waits; it ends when the caller goes away, and leaves no job. */
export async function runToEnd(world: World, request: RestRequest): Promise<Job> {
  const job = await world.dispatch.create(request, true)
  const end = (): void => world.jobs.remove(job)
  request.signal.addEventListener('abort', end)
  if (request.signal.aborted) end()
  await job.finished
  request.signal.removeEventListener('abort', end)
  end()
  request.signal.throwIfAborted()
  return job
}

function jobFeed(request: RestRequest, jobs: readonly Job[], total: number, offset: number): Feed {
  return {
    title: 'jobs',
    links: {},
    origin: `${request.origin}${request.path.replace(/\/$/, '')}`,
    updated: feedTime(Date.now()),
    entry: jobs.map((job) => jobEntry(request, job)),
    paging: { total, perPage: request.args.integer('count', 30), offset },
    messages: []
  }
}

const parts = [
  'search.log',
  'events',
  'results',
  'results_preview',
  'timeline',
  'summary',
  'control'
]

function jobEntry(request: RestRequest, job: Job): Entry {
  const { sid, owner, app, search } = job.order
  const collection = request.path.includes('/v2/') ? 'search/v2/jobs' : 'search/jobs'
  const link = `${request.namespace === null ? '/services' : `/servicesNS/${owner}/${app}`}/${collection}/${encodeURIComponent(sid)}`
  return {
    name: search,
    id: `${request.origin}${link}`,
    updated: preciseTime(job.lastAccess),
    published: preciseTime(job.createdAt),
    links: {
      alternate: link,
      ...Object.fromEntries(parts.map((part) => [part, `${link}/${part}`]))
    },
    author: owner,
    acl: {
      app,
      owner,
      sharing: 'global',
      perms: { read: [owner], write: [owner] },
      modifiable: true,
      can_write: true,
      ttl: String(job.ttl)
    },
    content: jobContent(job)
  }
}
