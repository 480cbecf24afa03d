import type { SearchResult } from '../evaluation/evaluate.ts'
import { SearchFailed } from '../evaluation/search-error.ts'
import { searchHalves } from '../jobs/search-halves.ts'
import type { Job } from '../jobs/job.ts'
import { preview } from '../jobs/preview.ts'
import { commandsIn } from '../../spl/commands.ts'
import type { Handler, Route } from '../router.ts'
import { type Answer, jsonAnswer, notReady, textAnswer } from './answer.ts'
import safeguarded from './data/safeguarded-commands.json' with { type: 'json' }
import { fieldSummary } from './field-summary.ts'
import { param, type RestRequest } from './request.ts'
import { resultPage } from './result-page.ts'
import { exportLines, rowsAnswer } from './result-format.ts'
import { fatal, RestError } from './rest-error.ts'
import { jobCollections, runToEnd } from './search-jobs.ts'
import { timelineOf } from './timeline.ts'
import type { World } from './world.ts'

const nothing = { fields: [], rows: [] }

/** What a search job found: results, events, summary, log; and export, which needs no job. */
export function searchResultRoutes(world: World): readonly Route[] {
  const of =
    (answer: (job: Job, request: RestRequest) => Answer | Promise<Answer>): Handler =>
    (request) =>
      answer(world.jobs.get(param(request, 'sid')), request)
  const results = of(async (job, request) =>
    job.isDone ? await rowsOf(world, job, job.order.expandedSearch, request) : notReady
  )
  const previews = of(async (job, request) => {
    if (job.isDone) return rowsOf(world, job, job.order.expandedSearch, request)
    if (!job.isReady || !job.previewEnabled) return notReady
    const found = await previewed(world, job, request)
    return found === null
      ? notReady
      : rowsAnswer(request.outputMode, resultPage(found, job.messages, request.args, true))
  })
  const events = of(async (job, request) =>
    job.isDone ? await eventsOf(world, job, request) : notReady
  )
  const summary = of((job, { args }) =>
    job.isDone ? jsonAnswer(fieldSummary(job, args.all('f'))) : notReady
  )
  const read = (handler: Handler): Route['methods'] => ({ GET: handler, POST: handler })
  return jobCollections.flatMap((path) => [
    { path: `${path}/export`, methods: { POST: (request) => exportRows(world, request) } },
    { path: `${path}/{sid}/results`, methods: read(results) },
    { path: `${path}/{sid}/results_preview`, methods: read(previews) },
    { path: `${path}/{sid}/events`, methods: read(events) },
    {
      path: `${path}/{sid}/timeline`,
      methods: { GET: of((job) => (job.isDone ? jsonAnswer(timelineOf(job)) : notReady)) }
    },
    { path: `${path}/{sid}/summary`, methods: { GET: summary } },
    { path: `${path}/{sid}/search.log`, methods: { GET: of(searchLog) } }
  ])
}

/** Null where nothing can be shown yet, such as when the search is about to fail. */
async function previewed(
  world: World,
  job: Job,
  { signal }: RestRequest
): Promise<SearchResult | null> {
  try {
    return await preview(job, world, signal)
  } catch (error) {
    if (error instanceof SearchFailed) return null
    throw error
  }
}

/** Failed jobs have no rows, and say why. */
async function rowsOf(
  world: World,
  job: Job,
  search: string,
  request: RestRequest
): Promise<Answer> {
  const { args, outputMode } = request
  const post = args.get('search')
  const whole = search === job.order.expandedSearch && post === null
  const result =
    job.result === null || whole
      ? (job.result ?? nothing)
      : await rerun(world, job, search, post, request)
  return rowsAnswer(outputMode, resultPage(result, job.messages, args))
}

function eventsOf(world: World, job: Job, request: RestRequest): Promise<Answer> {
  const { eventSearch, reportSearch } = searchHalves(job.prepared.commands)
  if (reportSearch === '') return rowsOf(world, job, job.order.expandedSearch, request)
  if (eventSearch === '' || job.order.statusBuckets === 0) {
    return Promise.resolve(
      rowsAnswer(request.outputMode, resultPage(nothing, job.messages, request.args))
    )
  }
  return rowsOf(world, job, eventSearch, request)
}

/**
 * A post-process search runs the job's own search again with the rest added: it reads the same
 * events with the same clock, so it sees the job's rows.
 */
async function rerun(
  world: World,
  job: Job,
  search: string,
  post: string | null,
  { args, signal, user }: RestRequest
): Promise<SearchResult> {
  if (job.finalized) {
    throw fatal(400, 'A job that was finalized cannot be searched again in the demo Splunk.')
  }
  const tail = post?.replace(/^\s*\|/, '').trim() ?? ''
  const whole = tail === '' ? search : `${search} | ${tail}`
  const { prepared, expandedSearch } = await world.dispatch.prepare(whole)
  if (args.boolean('check_risky_command', true)) {
    // The job's own search has no macros left, so what follows it is the expanded rest.
    refuseSafeguarded(expandedSearch.slice(search.length).replace(/^ \| /, ''))
  }
  try {
    return await prepared.run({
      source: world.source,
      knowledge: world.knowledge,
      user,
      earliest: job.order.earliest,
      latest: job.order.latest,
      now: job.createdAt / 1000,
      signal,
      onProgress: () => undefined
    })
  } catch (error) {
    if (error instanceof SearchFailed) throw new RestError(400, error.messages)
    throw error
  }
}

function refuseSafeguarded(search: string): void {
  if (search === '') return
  const risky = commandsIn(search).find(({ name }) => safeguarded.includes(name))
  if (risky === undefined) return
  throw fatal(
    403,
    `The post-process search contains the risky command '${risky.name}'. Run it as a search of its own, or set check_risky_command=false.`
  )
}

async function exportRows(world: World, request: RestRequest): Promise<Answer> {
  const job = await runToEnd(world, request)
  const { fields, rows } = job.result ?? nothing
  const page = {
    fields,
    rows,
    offset: 0,
    total: rows.length,
    messages: job.messages,
    time: 'export',
    preview: false
  } as const
  if (request.outputMode !== 'json') return rowsAnswer(request.outputMode, page)
  // A failed search answers 200 too, with its messages in the stream.
  return textAnswer(
    'application/json',
    job.result === null ? `${JSON.stringify({ messages: job.messages })}\n` : exportLines(page)
  )
}

function searchLog(job: Job): Answer {
  const { sid, search, app, owner } = job.order
  const line = (time: number, level: string, component: string, text: string): string =>
    `${new Date(time).toISOString()} ${level.padEnd(5)} ${component} - ${text}\n`
  const lines = [
    line(
      job.createdAt,
      'INFO',
      'dispatchRunner',
      `search job ${sid} of ${owner} in app ${app}: ${search}`
    ),
    ...job.messages.map(({ type, text }) =>
      line(job.endedAt ?? job.createdAt, type, 'SearchMessages', text)
    ),
    line(
      job.endedAt ?? job.createdAt,
      'INFO',
      'DispatchManager',
      `state=${job.state} scanned=${job.scanned} matched=${job.matched}`
    )
  ]
  return textAnswer('text/plain', lines.join(''))
}
