import { expect, test } from 'vitest'
import { SettingsOwner } from '../../../main/settings/settings.ts'
import { MemoryStore } from '../../../main/settings/store.ts'

test('what is saved is there at the next start, and tells who listens', () => {
  const store = new MemoryStore()
  const settings = new SettingsOwner(store)
  let told = 0
  const stop = settings.subscribe(() => (told += 1))
  settings.save({ port: 9000 })
  settings.save({ appearance: 'dark' })
  stop()
  settings.save({ anonymous: false })
  expect(told).toBe(2)
  expect(new SettingsOwner(store).value).toMatchObject({
    port: 9000,
    appearance: 'dark',
    anonymous: false
  })
})

test('a value that makes no sense is refused, and the old one stays', () => {
  const settings = new SettingsOwner(new MemoryStore())
  expect(() => settings.save({ port: 70_000 })).toThrow()
  expect(settings.value.port).toBe(8003)
})

test('settings edited into nonsense are kept aside and named', () => {
  const store = new MemoryStore()
  store.set('settings', { port: 'eight thousand', appearance: 'dark' })
  const settings = new SettingsOwner(store)
  expect(settings.problem).toContain('"brokenSettings"')
  settings.save({ anonymous: false })
  expect(store.get('brokenSettings')).toEqual({ port: 'eight thousand', appearance: 'dark' })
})

test("a proxy's address holds no login, and says where one belongs", () => {
  const settings = new SettingsOwner(new MemoryStore())
  const save = (url: string) => settings.save({ proxy: { kind: 'address', url, except: '' } })
  for (const url of ['http://ana:secret@proxy:3128', 'socks5://proxy:1080', 'proxy', 'http://']) {
    expect(() => save(url)).toThrow('HTTPS_PROXY of the environment, never here')
  }
  expect(save('http://proxy.example.com:3128').proxy).toMatchObject({ kind: 'address' })
})

test('saved filters are kept in their order, with names and texts that are not endless', () => {
  const store = new MemoryStore()
  const settings = new SettingsOwner(store)
  const slow = { name: 'Slow', text: '>2s' }
  const failed = { name: 'Failed', text: 'status:error,refused' }
  settings.save({ savedFilters: [slow, failed] })
  expect(new SettingsOwner(store).value.savedFilters).toEqual([slow, failed])
  for (const bad of [
    { name: ' ', text: 'a' },
    { name: 'a', text: ' ' },
    { name: 'a'.repeat(61), text: 'a' },
    { name: 'a', text: 'a'.repeat(2001) }
  ]) {
    expect(() => settings.save({ savedFilters: [bad] })).toThrow()
  }
  expect(() => settings.save({ savedFilters: Array.from({ length: 101 }, () => slow) })).toThrow(
    'At most 100 filters.'
  )
  expect(settings.value.savedFilters).toEqual([slow, failed])
})
