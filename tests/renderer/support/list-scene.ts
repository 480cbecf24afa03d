import type { Mark, ToolCall } from '../../../preload/api.ts'
import { fullScene } from './full-scene.ts'
import type { Scene } from './scene.ts'
import { statisticsOf } from './statistics.ts'

const second = 1000

/** The busy day, with a call of each status and a mark of each kind among the newest rows. */
export function listScene(now: number): Scene {
  const full = fullScene(now)
  const ended = full.calls.slice(0, -2)
  const [pattern] = ended.filter(({ tool, status }) => tool.includes('search') && status === 'ok')
  if (pattern === undefined) throw new Error('The scene has no search.')
  const runs = { ms: null, rows: null, bytes: null, result: null, sid: null } as const
  const failed = { rows: null, bytes: null, result: null, sid: null } as const
  const newest = (id: string, secondsAgo: number, change: Partial<ToolCall>): ToolCall => ({
    ...pattern,
    pinned: false,
    note: null,
    colour: null,
    id,
    startedAt: now - secondsAgo * second,
    ...change
  })
  const calls = [
    newest('cancelled', 19, { ...failed, status: 'cancelled', ms: 8120 }),
    newest('slow', 17, { ms: 184_300, rows: 1_204_331, bytes: 48_200_000 }),
    newest('error', 15, {
      ...failed,
      status: 'error',
      ms: 412,
      error: 'Splunk at https://splunk.corp.example.com:8089 refused the password of svc-mcp.'
    }),
    newest('refused', 12, {
      ...failed,
      status: 'refused',
      ms: 3,
      summary: 'search index=web | delete',
      error: 'The command delete removes events, so the search was refused.'
    }),
    newest('private', 9, { kept: false, ms: 660 }),
    newest('again', 7, { origin: 'analyst', pinned: true, note: 'After the deployment' }),
    newest('waiting', 5, {
      ...runs,
      status: 'waiting',
      profile: null
    }),
    newest('running', 3, { ...runs, status: 'running', progressText: 'Queued in Splunk' }),
    newest('progress', 2, {
      ...runs,
      status: 'running',
      progress: 0.42,
      progressText: '1,204,112 events scanned'
    })
  ]
  const gap = (
    what: Exclude<Mark['what'], 'moved'>,
    secondsAgo: number,
    count: number,
    reason: string
  ): Mark => ({
    kind: 'mark',
    what,
    id: `gap-${what}`,
    at: now - secondsAgo * second,
    until: now - (secondsAgo - 1) * second,
    calls: count,
    reason
  })
  return {
    ...full,
    marks: [
      ...full.marks.filter(({ id }) => id === 'mark-1.9'),
      gap('ended', 21, 1, 'How it ended is not known.'),
      gap(
        'disk',
        20,
        12,
        'Calls of this time are gone when the program ends. It said: database or disk is full'
      ),
      gap('flood', 16, 1204, 'Of the calls of this time, 1,204 are kept without their details.'),
      gap('private', 10, 0, 'Calls of this time are kept nowhere.'),
      gap('paused', 8, 3, 'Calls of this time were not recorded.')
    ],
    calls: [...ended, ...calls],
    history: { removed: { calls: 120_431, before: now - 90 * 24 * 3600 * second } },
    statistics: statisticsOf(now)
  }
}
