import type { DemoEvent } from '../event.ts'

type Stream = Generator<DemoEvent, undefined>

/** Merges streams that are newest first each into one that is. */
export function newestFirst(streams: readonly Stream[]): Stream {
  const [only] = streams
  return only !== undefined && streams.length === 1 ? only : merged(streams)
}

function* merged(streams: readonly Stream[]): Stream {
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
  readonly stream: Stream
}

function head(stream: Stream): Head[] {
  const { value } = stream.next()
  return value === undefined ? [] : [{ event: value, stream }]
}
