import { expect, test } from 'vitest'
import type { DemoEvent } from '../../../../main/demo/event.ts'
import { GeneratedSource } from '../../../../main/demo/generator/generated-source.ts'
import { sunday } from '../running-demo.ts'

const all = (source: GeneratedSource): ReadonlySet<string> => new Set(source.indexes)
const lines = (events: Iterable<DemoEvent>): string[] =>
  [...events].map(({ time, raw }) => `${time} ${raw}`)
const hourAgo = sunday / 1000 - 3600

test('the same seed gives the same events, another seed others', async () => {
  const [first, second, other] = await Promise.all([
    GeneratedSource.create(1, () => sunday),
    GeneratedSource.create(1, () => sunday),
    GeneratedSource.create(2, () => sunday)
  ])
  const expected = lines(first.events(all(first), hourAgo, Infinity))
  expect(expected.length).toBeGreaterThan(100)
  expect(lines(second.events(all(second), hourAgo, Infinity))).toEqual(expected)
  expect(lines(other.events(all(other), hourAgo, Infinity))).not.toEqual(expected)
})

test('a later start on the same day shows the same past', async () => {
  const first = await GeneratedSource.create(1, () => sunday)
  const later = await GeneratedSource.create(1, () => sunday + 3_600_000)
  const range = [hourAgo, sunday / 1000] as const
  expect(lines(later.events(all(later), ...range))).toEqual(
    lines(first.events(all(first), ...range))
  )
})

test('events come newest first, across indexes, within a range that ends before its latest', async () => {
  const source = await GeneratedSource.create(1, () => sunday)
  const events = [...source.events(new Set(['web', 'security']), hourAgo, sunday / 1000 - 600)]
  const times = events.map(({ time }) => time)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(times[0]).toBeLessThan(sunday / 1000 - 600)
  expect(times.at(-1)).toBeGreaterThanOrEqual(hourAgo)
  expect(new Set(events.map(({ index }) => index))).toEqual(new Set(['web', 'security']))
})

test('earliest belongs to the range and latest does not', async () => {
  const source = await GeneratedSource.create(1, () => sunday)
  const web = new Set(['web'])
  const [first, , third] = [...source.events(web, hourAgo, Infinity)]
  if (first === undefined || third === undefined) throw new Error('The web index is empty.')
  const times = [...source.events(web, third.time, first.time)].map(({ time }) => time)
  expect(times[0]).toBeLessThan(first.time)
  expect(times.at(-1)).toBe(third.time)
})

test('nothing lies in the future or more than seven days back', async () => {
  const source = await GeneratedSource.create(1, () => sunday)
  const times = [...source.events(all(source), 0, Infinity)].map(({ time }) => time)
  expect(times[0]).toBeLessThanOrEqual(sunday / 1000)
  expect(times.at(-1)).toBeGreaterThanOrEqual(sunday / 1000 - 7 * 86_400)
})

test('while the demo runs, new events appear, over midnight too', async () => {
  let now = sunday
  const source = await GeneratedSource.create(1, () => now)
  const before = source.size('web').count
  now += 60 * 60_000
  const hourLater = source.size('web').count
  expect(hourLater).toBeGreaterThan(before)
  now += 24 * 60 * 60_000
  const { count, maxTime } = source.size('web')
  expect(count).toBeGreaterThan(hourLater + 1000)
  expect(maxTime).toBeGreaterThan(now / 1000 - 600)
  expect(source.size('web').count).toBe([...source.events(new Set(['web']), 0, Infinity)].length)
})

test('events that the demo writes itself stand at their time among the others', async () => {
  let now = sunday
  const source = await GeneratedSource.create(1, () => now)
  const own = { host: 'h', source: 's', sourcetype: 'splunkd_access' }
  source.append('_internal', { ...own, time: sunday / 1000, raw: 'own one' })
  now += 120_000
  source.append('_internal', { ...own, time: now / 1000, raw: 'own two' })
  const events = [...source.events(new Set(['_internal']), sunday / 1000, Infinity)]
  expect(events[0]?.raw).toBe('own two')
  expect(events.map(({ raw }) => raw)).toContain('own one')
  const times = events.map(({ time }) => time)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(new Set(events.map(({ serial }) => serial)).size).toBe(events.length)
})

test('addresses are from documentation and private ranges only', async () => {
  const source = await GeneratedSource.create(3, () => sunday)
  const found = new Set<string>()
  for (const { raw } of source.events(all(source), sunday / 1000 - 2 * 86_400, Infinity)) {
    for (const [address] of raw.matchAll(
      /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.]\d)/g
    )) {
      if (!/^(10\.|127\.0\.0\.1$|203\.0\.113\.|198\.51\.100\.|192\.0\.2\.)/.test(address))
        found.add(address)
    }
  }
  // A browser's version has the form of an address.
  expect([...found].filter((address) => !/^141\.0\.0\.0$/.test(address))).toEqual([])
})
