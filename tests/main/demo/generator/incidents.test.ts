import { expect, test } from 'vitest'
import type { DemoEvent } from '../../../../main/demo/event.ts'
import { GeneratedSource } from '../../../../main/demo/generator/generated-source.ts'
import { sunday } from '../running-demo.ts'

const anyTime = [0, 9, 23].map((hour) => Date.UTC(2026, 10, 22, hour, 1))

async function found(
  index: string,
  fits: (event: DemoEvent, source: GeneratedSource) => boolean,
  now = sunday
): Promise<readonly DemoEvent[]> {
  const source = await GeneratedSource.create(18_089, () => now)
  return [...source.events(new Set([index]), 0, Infinity)].filter((event) => fits(event, source))
}

test.each(anyTime)(
  '480 wrong passwords from one address end in a right one (now: %d)',
  async (now) => {
    const events = await found('security', ({ raw }) => raw.includes('from 203.0.113.9 port'), now)
    const failed = events.filter(({ raw }) => raw.includes('Failed password'))
    expect(failed).toHaveLength(480)
    expect(new Set(events.map(({ host }) => host))).toEqual(new Set(['www1']))
    const [last, ...earlier] = events
    expect(last?.raw).toMatch(/Accepted password for svc_deploy from 203\.0\.113\.9/)
    expect(earlier).toHaveLength(480)
  }
)

test('from the taken host svc_backup is guessed on the domain controller, and got', async () => {
  const events = await found('security', ({ raw }) => raw.includes('Address:\t10.1.1.11'))
  const codes = events.map(({ raw }) => /EventCode=(\d+)/.exec(raw)?.[1])
  expect(codes).toEqual(['4624', ...new Array<string>(12).fill('4625')])
})

test('one scanner asks for 650 missing pages, injects SQL 140 times, and gets 6 large answers', async () => {
  const events = await found('web', ({ raw }) => raw.startsWith('198.51.100.23 '))
  const counts = new Map<string, number>()
  for (const { raw } of events) {
    const status = /" (\d{3}) /.exec(raw)?.[1] ?? ''
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  expect(counts.get('404')).toBe(650)
  expect((counts.get('403') ?? 0) + (counts.get('500') ?? 0)).toBe(140)
  expect(counts.get('200')).toBe(6)
  expect(events).toHaveLength(796)
})

test('no checkout succeeds while the payment gateway is down, and before and after they do', async () => {
  const [from, until] = [
    Date.UTC(2026, 10, 21, 13, 5) / 1000,
    Date.UTC(2026, 10, 21, 13, 42) / 1000
  ]
  const checkouts = await found('web', ({ raw }) => raw.includes('/cart/checkout'))
  const during = checkouts.filter(({ time }) => time >= from && time < until)
  expect(during.length).toBeGreaterThan(900)
  expect(during.every(({ raw }) => /" 50[023] /.test(raw))).toBe(true)
  const others = checkouts.filter(({ time }) => time < from || time >= until)
  expect(others.filter(({ raw }) => raw.includes('" 200 ')).length / others.length).toBeGreaterThan(
    0.95
  )
  const cause = await found('app', ({ raw }) =>
    raw.includes('Certificate of pay.example.net expired')
  )
  expect(cause).toHaveLength(1)
  const timeouts = await found('app', ({ raw }) => raw.includes('UpstreamTimeout'))
  expect(timeouts).toHaveLength(450)
})

test('the root of the cloud account makes a key, copies 1,200 objects and tries to stop the trail', async () => {
  const events = await found('cloud', ({ raw }) => raw.includes('"192.0.2.66"'))
  const names = events.map(({ raw }) => /"eventName":"(\w+)"/.exec(raw)?.[1] ?? '')
  expect(names.filter((name) => name === 'GetObject')).toHaveLength(1200)
  expect(names.filter((name) => name !== 'GetObject').reverse()).toEqual([
    'ConsoleLogin',
    'CreateAccessKey',
    'ListBuckets',
    'StopLogging',
    'StopLogging',
    'StopLogging'
  ])
  const root = await found('cloud', ({ raw }) => raw.includes('"type":"Root"'))
  expect(root).toHaveLength(events.length)
})
