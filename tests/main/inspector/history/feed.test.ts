import { expect, test } from 'vitest'
import { ReceivedBatch } from '../../../../main/inspector/history/batch.ts'
import { Feed, type Fed } from '../../../../main/inspector/history/feed.ts'
import { GeneratedCalls, rawEntry } from '../../../support/generated-calls.ts'

const limits = { rows: 10, bytes: 5000 }
const calls = new GeneratedCalls('run', 1)

function fed(weight: number, name = '', isEnded = false): Fed {
  return {
    weight,
    isEnded,
    entry: (withDetails) => {
      const whole = rawEntry({ ...calls.row(), id: name })
      return withDetails ? whole : { ...whole, bodies: null }
    }
  }
}
/** What goes with the next batch; null: nothing. */
function rows(feed: Feed): readonly string[] | null {
  while (!feed.write());
  const batch = feed.batch()
  return batch && namesOf(new ReceivedBatch(batch))
}
function namesOf(batch: ReceivedBatch): readonly string[] {
  const names: string[] = []
  while (batch.length > 0) {
    const entry = batch.next()
    if (entry.kind !== 'raw') throw new Error('No call.')
    names.push(`${entry.row.id}${entry.bodies === null ? ' without' : ''}`)
  }
  return names
}

test('each goes once, as it is when it goes, in the order in which it came', () => {
  const feed = new Feed(limits)
  const [one, two] = [fed(1, 'one'), fed(1, 'two')]
  for (const each of [one, two, one]) feed.add(each)
  expect(rows(feed)).toEqual(['one', 'two'])
  expect(rows(feed)).toBeNull()
  feed.add(one)
  expect(rows(feed)).toEqual(['one'])
})

test('what is too much loses its bodies first, then whole rows, and how many is told afterwards', () => {
  const feed = new Feed(limits)
  for (let count = 0; count < 13; count += 1) feed.add(fed(1000, String(count)))
  expect(feed.pastFlood()).toBeNull()
  expect(rows(feed)).toEqual([
    ...['0', '1', '2', '3', '4'],
    ...['5', '6', '7', '8', '9'].map((name) => `${name} without`)
  ])
  expect(feed.pastFlood()).toMatchObject({ withoutDetails: 5, lost: 3 })
  expect(feed.pastFlood()).toBeNull()
})

test('the end of a call that is known is never lost', () => {
  const feed = new Feed(limits)
  const known = fed(0, 'known')
  feed.add(known)
  rows(feed)
  for (let count = 0; count < 20; count += 1) feed.add(fed(0, 'other'))
  feed.add(known)
  expect(rows(feed)).toContain('known')
})

test('only so much is under way at once', () => {
  const feed = new Feed()
  const batchesOf = (weight: number) => {
    let batches = 0
    do feed.add(fed(weight))
    while (rows(feed) !== null && (batches += 1) < 1000)
    return batches
  }
  expect(batchesOf(0)).toBe(128)
  for (let batches = 0; batches < 128; batches += 1) feed.taken()
  expect(batchesOf(9 * 1024 * 1024)).toBe(2)
  feed.taken()
  expect(batchesOf(9 * 1024 * 1024)).toBe(1)
})

test('what waits is written down in turns, few at a time, and has gone once it is asked for', () => {
  const feed = new Feed()
  const names = Array.from({ length: 20 }, (_, place) => `call ${place}`)
  for (const name of names) feed.add(fed(1, name))
  expect([feed.write(), feed.length, feed.gone]).toEqual([false, 4, 0])
  expect([feed.write(), feed.length, feed.gone]).toEqual([true, 0, 0])
  expect(rows(feed)).toEqual(names)
  expect(feed.gone).toBe(20)
})

test('what has ended and is small is written down together, but never before what came first', () => {
  const feed = new Feed()
  /** How many were written down. */
  const written = (...each: readonly Fed[]) => {
    const before = feed.length + each.length
    for (const one of each) feed.add(one)
    feed.writeEnded()
    return before - feed.length
  }
  const many = (name: string) => Array.from({ length: 15 }, () => fed(1, name, true))
  expect(written(...many('few'))).toBe(0)
  expect(written(fed(40_000, 'large', true))).toBe(15)
  expect(written(...many('behind it'))).toBe(0)
  expect(rows(feed)).toHaveLength(31)
  expect(written(fed(1, 'running'), ...many('behind that'))).toBe(0)
  expect(rows(feed)).toHaveLength(16)
})
