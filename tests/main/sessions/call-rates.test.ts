import { expect, test } from 'vitest'
import { CallRates, RateLimited } from '../../../main/sessions/call-rates.ts'
import { type Client, clientSchema } from '../../../main/sessions/client.ts'

const client = (id: string, callsPerMinute: number | null): Client =>
  clientSchema.parse({
    id,
    name: id,
    tokenHash: '0'.repeat(64),
    callsPerMinute,
    createdAt: 0
  })

function ratesAt() {
  const clock = { ms: 0 }
  const rates = new CallRates(() => clock.ms)
  const hint = (who: Client | null) => {
    try {
      rates.take(who)
      return null
    } catch (error) {
      if (error instanceof RateLimited) return error.hint
      throw error
    }
  }
  const taken = (who: Client | null, wanted: number) => {
    for (let count = 0; count < wanted; count += 1) if (hint(who) !== null) return count
    return wanted
  }
  return { clock, hint, taken }
}

test("lets a minute's worth through at once, and then as many as grow back", () => {
  const { clock, taken } = ratesAt()
  const slow = client('slow', 60)
  expect(taken(slow, 100)).toBe(60)
  clock.ms += 999
  expect(taken(slow, 100)).toBe(0)
  clock.ms += 1
  expect(taken(slow, 100)).toBe(1)
  clock.ms += 10 * 60_000
  expect(taken(slow, 100)).toBe(60)
})

test('a call that is refused costs nothing, so that waiting as told is enough', () => {
  const { clock, hint, taken } = ratesAt()
  const slow = client('slow', 2)
  taken(slow, 2)
  clock.ms += 10_000
  expect(taken(slow, 50)).toBe(0)
  expect(hint(slow)).toMatch(/^Try again in 20 s\. .*Clients, slow, Calls per minute/)
  clock.ms += 20_000
  expect(taken(slow, 50)).toBe(1)
})

test('counts each client by itself, and all requests without a token together', () => {
  const { hint, taken } = ratesAt()
  expect(taken(client('one', 5), 10)).toBe(5)
  expect(taken(client('two', 5), 10)).toBe(5)
  expect(taken(null, 10_000)).toBe(600)
  expect(hint(null)).toContain('connect this program under Clients')
  expect(taken(client('three', null), 10_000)).toBe(10_000)
})

test('a limit that the user changes counts from the next call on', () => {
  const { taken } = ratesAt()
  expect(taken(client('one', 100), 50)).toBe(50)
  // Half of a minute is spent, whatever the limit that it was spent under.
  expect(taken(client('one', 10), 50)).toBe(5)
  expect(taken(client('one', 10), 50)).toBe(0)
  expect(taken(client('one', null), 1000)).toBe(1000)
  expect(taken(client('one', 7), 50)).toBe(7)
})
