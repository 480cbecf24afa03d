import type { DemoEvent } from '../event.ts'

/** Merges streams that are newest first each into one that is. */
export function* newestFirst(
  streams: readonly Iterator<DemoEvent, undefined>[]
): Generator<DemoEvent> {
  let heads = streams.flatMap((stream) => head(stream))
  for (;;) {
    let [newest] = heads
    for (const candidate of heads) {
      if (newest === undefined || candidate.event.time > newest.event.time) newest = candidate
    }
    if (newest === undefined) return
    yield newest.event
    const next = newest.stream.next()
    if (next.value === undefined) heads = heads.filter((other) => other !== newest)
    else newest.event = next.value
  }
}

interface Head {
  event: DemoEvent
  readonly stream: Iterator<DemoEvent, undefined>
}

function head(stream: Iterator<DemoEvent, undefined>): Head[] {
  const { value } = stream.next()
  return value === undefined ? [] : [{ event: value, stream }]
}
