import { expect, test } from 'vitest'
import { covers } from '../../../main/sessions/mapping.ts'
import { Mappings } from '../../../main/sessions/mappings.ts'
import { MemoryStore } from '../../../main/settings/store.ts'

const exact = (xSessionId: string) => ({ match: 'exact', xSessionId, profileId: 'p' }) as const
const prefix = (xSessionId: string) => ({ match: 'prefix', xSessionId, profileId: 'p' }) as const

test('the first rule that names an X-Session-ID decides, whatever comes after it', () => {
  const mappings = new Mappings(new MemoryStore())
  const wide = mappings.save(prefix('soc-'))
  const narrow = mappings.save({ ...prefix('soc-night-'), place: 1 })
  const one = mappings.save({ ...exact('soc-17'), place: 0 })
  expect(mappings.find('soc-17')).toBe(one)
  expect(mappings.find('soc-night-3')).toBe(wide)
  mappings.move(narrow.id, 0)
  expect(mappings.list()).toEqual([narrow, one, wide])
  expect(mappings.find('soc-night-3')).toBe(narrow)
  expect(mappings.find('soc')).toBeUndefined()
  expect(mappings.find('SOC-17')).toBeUndefined()
})

test('a new rule stands before the one that would leave it nothing, and a changed one where it was', () => {
  const mappings = new Mappings(new MemoryStore())
  const first = mappings.save(exact('report'))
  const wide = mappings.save(prefix('soc-'))
  const narrow = mappings.save(exact('soc-17'))
  expect(mappings.list()).toEqual([first, narrow, wide])
  const changed = mappings.save({ ...narrow, xSessionId: 'soc-18' })
  expect(mappings.list()).toEqual([first, changed, wide])
})

test('rules that were kept before there were prefixes are read as exact ones', () => {
  const store = new MemoryStore()
  store.set('mappings', [{ id: '1', xSessionId: 'chat', profileId: 'p' }])
  const mappings = new Mappings(store)
  expect(mappings.problem).toBeNull()
  expect(mappings.find('chat')).toMatchObject({ id: '1', match: 'exact' })
  expect(mappings.find('chat-2')).toBeUndefined()
})

test('the order is kept on disk', () => {
  const store = new MemoryStore()
  const mappings = new Mappings(store)
  mappings.save(exact('a'))
  const b = mappings.save(exact('b'))
  mappings.move(b.id, 0)
  expect(new Mappings(store).list().map(({ xSessionId }) => xSessionId)).toEqual(['b', 'a'])
})

test('the same rule twice is refused, and a rule that is gone cannot be moved', () => {
  const mappings = new Mappings(new MemoryStore())
  const kept = mappings.save(prefix('soc-'))
  expect(() => mappings.save(prefix('soc-'))).toThrow(/mapped already/)
  mappings.save(exact('soc-'))
  mappings.remove(kept.id)
  expect(() => mappings.move(kept.id, 0)).toThrow(/removed/)
})

test.each([
  [prefix('soc-'), exact('soc-17'), true],
  [prefix('soc-'), prefix('soc-night-'), true],
  [prefix('soc-'), prefix('soc-'), true],
  [exact('soc-17'), exact('soc-17'), true],
  [prefix('soc-17'), prefix('soc-'), false],
  [exact('soc-'), prefix('soc-'), false],
  [exact('soc-1'), exact('soc-17'), false]
])('%o before %o leaves it nothing: %s', (earlier, later, expected) => {
  expect(covers(earlier, later)).toBe(expected)
})
