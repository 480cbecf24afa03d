import type { CDPSession } from 'playwright-core'
import { z } from 'zod'

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().default(0),
  args: z.record(z.string(), z.unknown()).default({})
})
type TraceEvent = z.infer<typeof eventSchema>

// Names of Chromium's timeline: https://chromium.googlesource.com/devtools/devtools-frontend/+/main/front_end/models/trace/types/TraceEvents.ts
const work = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'HitTest',
  'Layout',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'UpdateLayoutTree'
])
/** What the page's thread does at the end of each frame. */
const frameEnd = 'Commit'

/** Records a trace while `run` runs; answers, in ms, what script, style and layout took in each frame. */
export async function framesOf(session: CDPSession, run: () => Promise<void>): Promise<number[]> {
  // Read when it is over: some hundred thousand of them would take a core from what is measured.
  const told: unknown[][] = []
  session.on('Tracing.dataCollected', ({ value }) => told.push(value))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8']
    }
  })
  await run()
  const complete = new Promise<void>((done) =>
    session.once('Tracing.tracingComplete', () => done())
  )
  await session.send('Tracing.end')
  await complete
  const events = told.flat().map((event) => eventSchema.safeParse(event))
  return framesIn(events.flatMap(({ data }) => data ?? []))
}

function framesIn(events: readonly TraceEvent[]): number[] {
  const thread = busiest(events.filter(({ name }) => name === frameEnd))
  const ofPage = events.filter((event) => event.ph === 'X' && threadOf(event) === thread)
  const ends = ofPage
    .filter(({ name }) => name === frameEnd)
    .map(({ ts }) => ts)
    .sort((one, other) => one - other)
  const spans = ofPage.filter(({ name }) => work.has(name)).sort((one, other) => one.ts - other.ts)
  const frames = ends.map(() => 0)
  let frame = 0
  let until = 0
  for (const { ts, dur } of spans) {
    while (frame < ends.length && (ends[frame] ?? 0) <= ts) frame += 1
    if (frame === ends.length) break
    // What is called by something counted is counted with it.
    const added = Math.max(0, ts + dur - Math.max(ts, until))
    until = Math.max(until, ts + dur)
    frames[frame] = (frames[frame] ?? 0) + added / 1000
  }
  return frames
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`

function busiest(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>()
  for (const event of events) {
    const thread = threadOf(event)
    counts.set(thread, (counts.get(thread) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}
