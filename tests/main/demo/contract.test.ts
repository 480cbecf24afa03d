import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { jobContent } from '../../../main/demo/jobs/job-content.ts'
import { Job } from '../../../main/demo/jobs/job.ts'
import contract from './contract.json' with { type: 'json' }
import { order, readsAll } from './jobs/scripted-search.ts'
import { openDemo, runDemo, type RunningDemo } from './running-demo.ts'
import { situations } from './situations.ts'

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

const entrySchema = z.looseObject({
  links: z.record(z.string(), z.string()),
  acl: z.record(z.string(), z.unknown()),
  content: z.record(z.string(), z.unknown())
})
type Entry = z.infer<typeof entrySchema>
const feedSchema = z.looseObject({
  links: z.record(z.string(), z.string()),
  entry: z.array(entrySchema).min(1)
})

async function feedOf(path: string): Promise<z.infer<typeof feedSchema>> {
  const reply = await running.get(path, { count: '1' })
  expect(reply.status, path).toBe(200)
  return feedSchema.parse(reply.json())
}

const entryOf = async (path: string): Promise<Entry> =>
  (await feedOf(path)).entry[0] ?? entrySchema.parse(null)

async function doneJob(): Promise<string> {
  const made = await running.post('/services/search/jobs', {
    search: 'search index=_internal | head 5',
    exec_mode: 'blocking'
  })
  return `/services/search/jobs/${(made.json() as { sid: string }).sid}`
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const fits = (value: unknown, type: string): boolean =>
  typeOf(value) === type || (type === 'number' && typeof value === 'number')

const paths: Readonly<Record<keyof typeof contract.types, string>> = {
  job: '',
  index: '/services/data/indexes/web',
  savedSearch: '/servicesNS/-/-/saved/searches/Errors%20in%20the%20last%20hour',
  firedAlert: '/servicesNS/-/-/alerts/fired_alerts/-',
  firedAlerts: '/servicesNS/-/-/alerts/fired_alerts',
  kvConfig: '/servicesNS/nobody/search/storage/collections/config/watchlist',
  serverInfo: '/services/server/info',
  role: '/services/authorization/roles/admin',
  user: '/services/authentication/users/admin',
  dataModel: '/servicesNS/-/-/datamodel/model/Web',
  alertAction: '/servicesNS/-/-/alerts/alert_actions/webhook',
  lookupFile: '/servicesNS/-/-/data/lookup-table-files/products.csv'
}

test.each(Object.entries(contract.types))(
  'the types of %s are those of splunkd',
  async (name, types) => {
    const path = name === 'job' ? await doneJob() : paths[name as keyof typeof paths]
    const { content } = await entryOf(path)
    for (const [type, keys] of Object.entries(types)) {
      for (const key of keys) expect([key, fits(content[key], type)]).toEqual([key, true])
    }
  }
)

test('a job that is queued has none of the numbers that its search will give', () => {
  const job = new Job(
    order(),
    readsAll(() => Promise.resolve()),
    () => 0
  )
  const content = jobContent(job)
  expect(contract.absentUntilReady.filter((key) => key in content)).toEqual([])
})

test.each(contract.errors)('$situation: $status $text', async ({ situation, status, ...rest }) => {
  const reply = await (situations[situation] ?? situations.nobody)?.(running)
  expect(Object.keys(situations)).toContain(situation)
  expect(reply?.status).toBe(status)
  const { messages } = reply?.json() as { messages: object[] }
  expect(messages).toEqual([expect.objectContaining(rest)])
})

test('only a request that sends nothing, or wrong Basic, is asked to sign in by Basic', async () => {
  for (const [name, header] of [
    ['nobody', 'Basic realm="/splunk"'],
    ['wrong Basic', 'Basic realm="/splunk"'],
    ['unknown session key', null],
    ['unknown bearer', null]
  ] as const) {
    const reply = await situations[name]?.(running)
    expect([name, reply?.headers.get('www-authenticate')]).toEqual([name, header])
  }
})

// Real measurements, where they are at hand.
const samples = process.env['SPLUNK_SAMPLES']
const sample = (name: string): unknown =>
  JSON.parse(readFileSync(join(samples ?? '', name), 'utf8'))

const resourcesSchema = z.record(
  z.string(),
  z.object({
    types: z.record(z.string(), z.string()),
    links: z.array(z.string()),
    acl_keys: z.array(z.string())
  })
)

const resources: Readonly<Record<string, string>> = {
  current_context: '/services/authentication/current-context',
  indexes: '/services/data/indexes',
  kv_config: '/servicesNS/nobody/search/storage/collections/config',
  roles: '/services/authorization/roles',
  saved_searches: '/services/saved/searches',
  search_jobs: '',
  server_status: '/services/server/status',
  users: '/services/authentication/users'
}

/** What a demo has no use for: how buckets are kept, how charts are drawn, federated search. */
const leftOut: Readonly<Record<string, RegExp>> = {
  indexes:
    /^(?:allowBulk|bucket|coldPath\.|coldTo|enableRealtime|enableTsidx|federated|fileSystem|hashTable|homePath\.|hotBucket|indexThreads|lastInitSequence|maxBloom|maxBucketSize|maxConcurrentOpt|maxGlobal|maxMem|maxMeta|maxRunning|maxTimeUnrep|memPool|metric\.|minHotIdle|minRaw|minStream|partialService|perfTune|processTracker|quadReload|quarantine|rawChunk|rotatePeriod|rtRouter|selfStorage|service|splitByIndex|streamingTarget|summaryHome|suppressBanner|suspendHot|sync$|throttleCheck|timePeriodInSec|tsidx|tstatsHome|waitPeriod|warmToCold|zstd)/,
  saved_searches:
    /^(?:action\.|display\.|durable\.|auto_summarize|federated|defer_scheduled|skip_scheduled|precalculate|workload_pool|allow_data_time_skew|vsid|dispatch\.(?:indexedRealtime|rt_|rate_limit|reduce_freq|spawn_process|allow_partial)|alert\.(?:managedBy|suppress\.))/,
  roles: /^(?:federated|kvstore_|imported_(?:kvstore_|srchFederated)|srchFederated)/,
  kv_config: /^$/,
  current_context: /^(?:olly_org|display_new_search_banner|search_)/,
  users: /^(?:olly_org|display_new_search_banner|search_)/
}
const linksLeftOut = ['search_telemetry.json', 'remove']
// A part of a list's acl that says who may do what, where the demo says it for every object.
const aclLeftOut = ['can_list', 'removable']

describe.skipIf(samples === undefined)('as measured on a real Splunk', () => {
  const measured =
    samples === undefined ? {} : resourcesSchema.parse(sample('field_types_10.4.2.json'))

  test.each(Object.entries(measured))('%s', async (name, { types, links, acl_keys }) => {
    const path = name === 'search_jobs' ? await doneJob() : resources[name]
    if (path === undefined) throw new Error(`No path is known for ${name}.`)
    const { content, acl, links: own } = await entryOf(path)
    const wrong = Object.entries(types).flatMap(([key, type]) => {
      if (!(key in content)) return (leftOut[name] ?? /^$/).test(key) ? [] : [`${key} is missing`]
      return fits(content[key], type) ? [] : [`${key} is ${typeOf(content[key])}, not ${type}`]
    })
    expect(wrong).toEqual([])
    expect(links.filter((link) => !(link in own) && !linksLeftOut.includes(link))).toEqual([])
    expect(acl_keys.filter((key) => !(key in acl) && !aclLeftOut.includes(key))).toEqual([])
  })

  const bodies = z
    .array(
      z.object({
        status: z.number(),
        when: z.string(),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.object({ messages: z.array(z.record(z.string(), z.string())) }).optional(),
        body_text: z.string().optional()
      })
    )
    .parse(samples === undefined ? [] : sample('error_bodies.json'))

  test.each(bodies.filter(({ when }) => !(when in notInDemo)))(
    '$status $when',
    async ({ status, when, headers = {}, body }) => {
      const name = asked[when]
      const ask = name === undefined ? undefined : situations[name]
      if (ask === undefined) throw new Error(`No request is known for: ${when}`)
      const full = name === 'instance is full' || name === 'quota is full'
      const reply = await ask(full ? await runDemo() : running)
      expect(reply.status).toBe(status)
      for (const [header, value] of Object.entries(headers)) {
        expect(reply.headers.get(header)).toBe(value)
      }
      if (body === undefined) return
      const comparable = (text: string): string => text.replace(/=\d+/g, '=N')
      expect(comparable(reply.text)).toContain(
        comparable(JSON.stringify(body.messages[0]?.text ?? ''))
      )
      expect((reply.json() as { messages: object[] }).messages[0]).toMatchObject({
        type: body.messages[0]?.type,
        ...(body.messages[0]?.code === undefined ? {} : { code: body.messages[0].code })
      })
    }
  )
})

/** Situations of error_bodies.json, and how they come about here. */
const asked: Readonly<Record<string, string>> = {
  'no credentials, or wrong Basic credentials': 'nobody',
  'unknown or expired sessionKey, or bearer token': 'unknown bearer',
  'POST auth/login, wrong password': 'wrong password',
  'POST auth/login without a password': 'no password',
  'unknown sid, on the job or any sub-resource': 'unknown sid',
  'unknown path under /services/search/': 'unknown search endpoint',
  'any other unknown path': 'unknown path',
  'unknown entity': 'unknown entity',
  'POST or DELETE on a collection without a name': 'nameless',
  'POST search/jobs without search': 'no search',
  'unknown SPL command, at dispatch or in the parser': 'unknown command',
  'parser with an empty q': 'empty parser',
  'GET search/parser, also v2': 'GET parser',
  'argument that the handler does not know': 'unknown argument',
  'search/timeparser with an unreadable time': 'unreadable time',
  'saved search whose name is taken': 'saved search taken',
  'index whose name is taken': 'index taken',
  'fired alert deleted by name instead of by alert id': 'alert by name',
  'instance-wide concurrency, on blocking, oneshot or export': 'instance is full',
  'per-user role quota': 'quota is full',
  'KV store: missing collection or key': 'KV object',
  'KV store collections under /services/ (no app)': 'KV without app',
  'GET a session that does not exist': 'unknown session'
}

/** What the demo does not do, and why. */
const notInDemo: Readonly<Record<string, string>> = {
  'delete without the capability': 'here the job is made and fails with the same text',
  'workload management admission rule': 'there is no workload management',
  'site policy: a time range is mandatory': 'a site sets this, and the demo has not',
  'apps/local/{name}/setup of an app without setup.xml': 'apps have no files'
}
