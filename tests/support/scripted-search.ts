import type { ClearedSpl } from '../../main/splunk/cleared-spl.ts'
import { type Script, type SeenRequest, entry, json } from './scripted-splunkd.ts'

export const sid = '1791467235.42'
export const jobs = '/services/search/jobs'
export const job = `${jobs}/${sid}`
export const control = `${job}/control`
export const results = `/services/search/v2/jobs/${sid}/results`

/** Stands in for the gate where a test is not about the policy. */
export const cleared = (spl: string): ClearedSpl => spl as ClearedSpl

export const lastDay = { earliest: '-24h', latest: 'now' }

export const done = {
  dispatchState: 'DONE',
  doneProgress: 1,
  isDone: true,
  scanCount: 1000,
  eventCount: 250,
  resultCount: 250,
  runDuration: 0.2
}

/** splunkd with one job that is in each state once, and in the last one for ever. */
export function oneJob(
  states: readonly (Readonly<Record<string, unknown>> | null)[]
): Readonly<Record<string, Script>> {
  let asked = 0
  return {
    [jobs]: (_request, response) => json(response, 201, { sid }),
    [job]: (_request, response) => {
      const state = states[Math.min(asked, states.length - 1)]
      asked += 1
      if (state === null || state === undefined) response.writeHead(204).end()
      else json(response, 200, entry('search index=web', state))
    },
    [results]: (request, response) => json(response, 200, rowsFor(request)),
    [control]: (_request, response) =>
      json(response, 200, { messages: [{ type: 'INFO', text: 'Search job cancelled.' }] })
  }
}

/** Rows numbered from the offset on, of 250. */
function rowsFor({ form, query }: SeenRequest) {
  const asked = form.has('count') ? form : query
  const [count, offset] = [Number(asked.get('count')), Number(asked.get('offset'))]
  const rows = Array.from({ length: Math.max(Math.min(count, 250 - offset), 0) }, (_row, at) => ({
    n: String(offset + at),
    tags: ['a', 'b']
  }))
  return { fields: [{ name: 'n' }, { name: 'tags' }], results: rows, messages: [] }
}
