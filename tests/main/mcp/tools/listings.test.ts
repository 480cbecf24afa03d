import { expect, test } from 'vitest'
import { z } from 'zod'
import { demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

type Call = readonly [name: string, args: Readonly<Record<string, unknown>>]

const lists: readonly Call[] = [
  ['list_indexes', { include_internal: true }],
  ['list_sourcetypes', { index: 'security' }],
  ['list_hosts', { index: 'security' }],
  ['list_sources', { index: 'security' }],
  ['list_macros', {}],
  ['list_data_models', {}],
  ['list_event_types', {}],
  ['list_tags', {}],
  ['list_apps', {}],
  ['list_users', {}],
  ['list_roles', {}],
  ['list_spl_commands', { search: 'time' }],
  ['get_configurations', { conf_file: 'props' }]
]
const filtered: readonly Call[] = [
  ['list_macros', {}],
  ['list_data_models', {}],
  ['list_event_types', {}],
  ['list_tags', {}],
  ['list_apps', {}],
  ['list_users', {}],
  ['list_roles', {}],
  ['list_spl_commands', {}],
  ['get_configurations', { conf_file: 'props' }]
]
const single: readonly Call[] = [
  ['get_metadata', { index: 'web' }],
  ['list_fields', { index: 'web' }],
  ['get_data_model', { name: 'Web' }],
  ['get_macro', { name: 'web_errors(1)' }],
  ['get_object_acl', { object_type: 'app', name: 'search' }],
  ['get_spl_reference', { command: 'stats' }],
  ['me', {}],
  ['get_splunk_health', {}]
]
/** These answer everybody who is signed in. */
const forAll = ['list_spl_commands', 'get_spl_reference', 'me', 'get_splunk_health']

const takesApp = ['list_macros', 'list_data_models', 'list_event_types', 'list_tags']

const pageSchema = z.object({
  items: z.array(z.unknown()),
  total: z.int(),
  returned: z.int(),
  truncated: z.boolean(),
  next_offset: z.int().nullable()
})

const named = z.looseObject({})
const nameOf = (item: unknown): unknown => {
  const { name, username, stanza } = named.parse(item)
  return name ?? username ?? stanza
}

test('pages of each list hold every entry once, with the exact total', async () => {
  const { call } = await demoTools()
  for (const [name, args] of lists) {
    const whole = pageSchema.parse(await call(name, { ...args, count: 1000 }))
    const end = { total: whole.items.length, truncated: false, next_offset: null }
    expect([name, whole]).toMatchObject([name, end])
    const count = Math.ceil(whole.total / 2)
    const found: unknown[] = []
    for (let offset: number | null = 0; offset !== null;) {
      const page = pageSchema.parse(await call(name, { ...args, count, offset }))
      expect(page).toMatchObject({ total: whole.total, returned: page.items.length })
      expect(page.truncated).toBe(page.next_offset !== null)
      found.push(...page.items)
      offset = page.next_offset
    }
    // Counts grow while the demo Splunk runs; what is there does not change.
    expect(found.map(nameOf)).toEqual(whole.items.map(nameOf))
    const beyond = pageSchema.parse(await call(name, { ...args, offset: whole.total }))
    expect(beyond).toMatchObject({ items: [], total: whole.total, truncated: false })
  }
})

test('a filter that nothing fits gives an empty list', async () => {
  const { call } = await demoTools()
  for (const [name, args] of filtered) {
    expect(await call(name, { ...args, search: 'no-such-thing' })).toMatchObject({
      items: [],
      total: 0,
      returned: 0,
      truncated: false,
      next_offset: null
    })
  }
})

test('an app of which nothing is there gives an empty list, an unknown app an error', async () => {
  const { call, failure } = await demoTools()
  for (const [name, args] of filtered.filter(([name]) => takesApp.includes(name))) {
    expect(await call(name, { ...args, app: 'sdkappcollection' })).toMatchObject({ total: 0 })
    expect(await call(name, { ...args, app: 'search' })).not.toMatchObject({ total: 0 })
    expect(await failure(name, { ...args, app: 'nosuch' })).toMatchObject({ code: 'not_found' })
  }
})

test('who may not look is told so', async () => {
  const { failure, call } = await demoTools({ user: 'guest' })
  for (const [name, args] of [...lists, ...single]) {
    if (forAll.includes(name)) await call(name, args)
    else expect([name, await failure(name, args)]).toMatchObject([name, { code: 'forbidden' }])
  }
})

test('a Splunk that is down is named by every tool', async () => {
  const { failure, demo } = await demoTools()
  await demo.stop()
  for (const [name, args] of [...lists, ...single]) {
    expect([name, await failure(name, args)]).toMatchObject([
      name,
      { code: 'refused', message: textWith(String(demo.port)) }
    ])
  }
})
