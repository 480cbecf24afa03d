import { SplSyntaxError } from '../../spl/syntax-error.ts'
import { type PreparedSearch, prepare, type SearchSite } from '../evaluation/evaluate.ts'
import { SearchFailed, SearchRefused } from '../evaluation/search-error.ts'
import type { RestRequest } from '../rest/request.ts'
import { fatal } from '../rest/rest-error.ts'
import { parseTimeModifier } from '../time-modifier.ts'
import type { Job } from './job.ts'
import type { Jobs } from './jobs.ts'
import { expandMacros, type Macro, UnknownMacro } from './macros.ts'

const defaultTtl = 600
const defaultMaxCount = 500_000
const missingSearch =
  "The required 'search' parameter for the Splunk platform REST API search/jobs endpoint is not specified. " +
  "Specify the required 'search' parameter for the POST request on the endpoint and then retry your request."

// `index=web` alone: splunkd wants a command first and takes the word for one.
const comparison = /^\s*\|?\s*([a-z_][\w.]*)\s*(?:!?=|[<>])/i

/** The part of a request that makes a job. */
export type JobRequest = Pick<RestRequest, 'args' | 'user' | 'namespace'>

/** Makes search jobs out of requests. Throws `RestError` for what splunkd refuses. */
export class Dispatch {
  readonly #jobs: Jobs
  readonly #site: SearchSite
  readonly #macros: () => readonly Macro[]
  readonly #clock: () => number

  constructor(jobs: Jobs, site: SearchSite, macros: () => readonly Macro[], clock: () => number) {
    this.#jobs = jobs
    this.#site = site
    this.#macros = macros
    this.#clock = clock
  }

  /**
   * `waits`: the caller's request stays open until the end, so it cannot be queued. `savedSearch`: the
   * key of the saved search that this runs.
   */
  async create(
    { args, user, namespace }: JobRequest,
    waits: boolean,
    savedSearch: string | null = null
  ): Promise<Job> {
    const search = args.get('search')
    if (search === null || search.trim() === '') throw fatal(400, missingSearch)
    const { prepared, expandedSearch } = await this.prepare(search)
    const sid = args.get('id') ?? this.#jobs.nextSid()
    if (!/^[\w.@:-]{1,200}$/.test(sid))
      throw fatal(400, `Invalid value "${sid}" for argument "id".`)
    const maxCount = args.integer('max_count', defaultMaxCount)
    return this.#jobs.create(
      {
        sid,
        // A job is never nobody's, whatever namespace it runs in.
        owner:
          namespace === null || ['-', 'nobody'].includes(namespace.owner) ? user : namespace.owner,
        app:
          namespace === null || namespace.app === '-'
            ? (args.get('namespace') ?? 'search')
            : namespace.app,
        search,
        expandedSearch,
        ...this.#range(args.get('earliest_time'), args.get('latest_time')),
        label: args.get('label') ?? '',
        autoCancel: args.integer('auto_cancel', 0),
        maxTime: args.integer('max_time', 0),
        maxCount: maxCount > 0 ? maxCount : defaultMaxCount,
        ttl: args.integer('timeout', defaultTtl),
        savedSearch,
        statusBuckets: args.integer('status_buckets', 0),
        request: Object.fromEntries(args.entries())
      },
      prepared,
      waits
    )
  }

  /** Parses a search with its macros expanded, as splunkd does before it makes a job. */
  async prepare(search: string): Promise<{ prepared: PreparedSearch; expandedSearch: string }> {
    try {
      const expandedSearch = await expandMacros(search, this.#macros(), (expression) =>
        this.#evaluate(expression)
      )
      const word = comparison.exec(expandedSearch)?.[1]
      if (word !== undefined) throw new SearchRefused(`Unknown search command '${word}'.`)
      return { prepared: prepare(expandedSearch), expandedSearch }
    } catch (error) {
      if (
        error instanceof SearchRefused ||
        error instanceof UnknownMacro ||
        error instanceof SearchFailed
      ) {
        throw fatal(400, error.message)
      }
      if (error instanceof SplSyntaxError)
        throw fatal(400, `Error in 'SearchParser': ${error.message}`)
      throw error
    }
  }

  async #evaluate(expression: string): Promise<string> {
    const now = this.#clock() / 1000
    const { rows } = await prepare(`| makeresults | eval text=${expression} | fields text`).run({
      ...this.#site,
      user: 'nobody',
      earliest: 0,
      latest: now,
      now,
      signal: AbortSignal.timeout(5000),
      onProgress: () => undefined
    })
    const text = rows[0]?.text
    if (typeof text !== 'string') {
      throw new SearchRefused(
        `Error in 'SearchParser': The macro's eval expression '${expression}' gives no text.`
      )
    }
    return text
  }

  // Without a range splunkd searches all time, the present millisecond included.
  #range(earliest: string | null, latest: string | null): { earliest: number; latest: number } {
    const now = this.#clock() / 1000
    return {
      earliest: earliest === null ? 0 : readTime('earliest_time', earliest, now),
      latest: latest === null ? now + 0.001 : readTime('latest_time', latest, now)
    }
  }
}

function readTime(name: string, text: string, now: number): number {
  if (/^rt/.test(text))
    throw fatal(400, `Real-time searches (${name}=${text}) are not in the demo.`)
  const time = parseTimeModifier(text, now)
  if (time === null) throw fatal(400, `Invalid ${name}.`)
  return time
}
