import { expect, test } from 'vitest'
import { Feed, type Fed } from '../../../../main/inspector/history/feed.ts'
import { receivedCall } from '../../../../main/inspector/history/sent-call.ts'
import { GeneratedCalls, rawEntry } from '../../../support/generated-calls.ts'

const limits = { rows: 10, bytes: 5000 }
const calls = new GeneratedCalls('run', 1)

function fed(weight: number, name = ''): Fed {
  return {
    weight,
    entry: (withDetails) => {
      const whole = rawEntry({ ...calls.row(), id: name })
      return withDetails ? whole : { ...whole, bodies: null }
    }
  }
}
function next(feed: Feed) {
  while (!feed.write());
  return feed.next()
}
const rows = (feed: Feed) =>
  next(feed)?.map((entry) => {
    if ('kind' in entry) throw new Error('No call.')
    const { row, bodies } = receivedCall(entry)
    return `${row.id}${bodies === null ? ' without' : ''}`
  })

test('each goes once, as it is when it goes, in the order in which it came', () => {
  const feed = new Feed(limits)
  const [one, two] = [fed(1, 'one'), fed(1, 'two')]
  for (const each of [one, two, one]) feed.add(each)
  expect(rows(feed)).toEqual(['one', 'two'])
  expect(next(feed)).toBeNull()
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
  feed.taken()
  for (let count = 0; count < 20; count += 1) feed.add(fed(0, 'other'))
  feed.add(known)
  expect(rows(feed)).toContain('known')
})

test('only so much is under way at once', () => {
  const feed = new Feed(limits)
  for (let batch = 0; batch < 2; batch += 1) {
    feed.add(fed(0))
    expect(next(feed)).not.toBeNull()
  }
  feed.add(fed(0))
  expect(next(feed)).toBeNull()
  feed.taken()
  expect(next(feed)).not.toBeNull()
})

test('what waits is written down in turns, and goes as one', () => {
  const feed = new Feed(limits)
  const names = Array.from({ length: 9 }, (_, place) => `call ${place}`)
  for (const name of names) feed.add(fed(1, name))
  expect(feed.write()).toBe(false)
  expect(feed.gone).toBe(0)
  expect(feed.write()).toBe(false)
  expect(feed.write()).toBe(true)
  expect(rows(feed)).toEqual(names)
  expect(feed.gone).toBe(9)
})
