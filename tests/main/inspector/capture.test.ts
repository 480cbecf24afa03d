import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CallRecord } from '../../../main/call-record.ts'
import { Profiles } from '../../../main/profiles/profiles.ts'
import { SettingsOwner } from '../../../main/settings/settings.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { historyThread } from '../../support/built-history-thread.ts'
import { callEnd, callStart, openInspector, openWhole } from '../../support/history.ts'
import { KeptSecrets } from '../../support/kept-secrets.ts'
import { temporaryFolder } from '../../support/running-app.ts'

test('what comes while capture is paused is not recorded, and a mark says how much that was', async () => {
  const inspector = await openInspector()
  inspector.begin(callStart({ tool: 'before' })).end(callEnd)
  expect(inspector.capture('paused').capture).toBe('paused')
  const missed = inspector.begin(callStart({ tool: 'missed' }))
  missed.progress(0.5, 'half')
  missed.end(callEnd)
  inspector.capture('on')
  inspector.begin(callStart({ tool: 'after' })).end(callEnd)
  expect((await inspector.recent()).map(({ tool }) => tool)).toEqual(['after', 'before'])
  expect(await inspector.marks()).toMatchObject([{ what: 'paused', calls: 1 }])
})

test('in private mode rows are shown, nothing of them is on disk, and the mode outlives the program', async () => {
  const dataDir = temporaryFolder()
  const store = new MemoryStore()
  const secrets = new KeptSecrets()
  const start = () => {
    const settings = new SettingsOwner(store)
    const record = new CallRecord({
      program: 'Switchboard for Splunk',
      version: '0.0.0-test',
      dataDir,
      secrets,
      settings,
      profiles: new Profiles(store, secrets),
      historyThread: historyThread()
    })
    record.start()
    return record
  }
  const first = start()
  first.inspector.begin(callStart({ tool: 'known' })).end(callEnd)
  await first.inspector.recent()
  first.capture('private')
  const recording = first.inspector.begin(callStart({ tool: 'secret' }))
  expect(await first.inspector.recent()).toMatchObject([
    { tool: 'secret', status: 'running', kept: false },
    { tool: 'known', kept: true }
  ])
  recording.end(callEnd)
  expect(await first.inspector.recent()).toMatchObject([{ tool: 'secret', status: 'ok' }, {}])
  expect(await first.inspector.call(recording.id)).toMatchObject({ result: null, arguments: null })
  expect(await openWhole(first.inspector.history, { filter: 'is:unkept' })).toMatchObject({
    older: 1
  })
  await first.stop()
  const again = start()
  expect(again.inspector.state.capture).toBe('private')
  again.inspector.begin(callStart({ tool: 'secret' })).end(callEnd)
  expect(await again.inspector.recent()).toMatchObject([{ kept: false }, { tool: 'known' }])
  again.capture('on')
  expect(await again.inspector.marks()).toMatchObject([
    { what: 'private', calls: 1 },
    { what: 'private', calls: 1 }
  ])
  await again.stop()
  const key = (await secrets.get('history key')) ?? ''
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  for (const name of readdirSync(dataDir)) {
    expect(readFileSync(join(dataDir, name)).includes(key)).toBe(false)
  }
})
