import { expect, test } from 'vitest'
import { splunkdHealth } from '../../../main/splunk/health.ts'
import { listIndexes } from '../../../main/splunk/indexes.ts'
import { findMacro } from '../../../main/splunk/macros.ts'
import {
  entry,
  json,
  openSplunk,
  says,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

test('reads indexes whether numbers come as numbers or as text', async () => {
  const splunkd = await startScriptedSplunkd({
    '/services/data/indexes': (_request, response) =>
      json(response, 200, {
        entry: [
          {
            name: 'web',
            content: {
              totalEventCount: '12',
              currentDBSizeMB: '3',
              minTime: '2026-11-16T11:27:41+0000',
              maxTime: '',
              isInternal: '0'
            }
          },
          { name: '_audit', content: { totalEventCount: 5, isInternal: true } }
        ]
      })
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect(await listIndexes(splunk)).toEqual([
    {
      name: '_audit',
      totalEvents: 5,
      sizeMb: null,
      earliest: null,
      latest: null,
      isInternal: true,
      disabled: false,
      datatype: 'event'
    },
    {
      name: 'web',
      totalEvents: 12,
      sizeMb: 3,
      earliest: '2026-11-16T11:27:41+00:00',
      latest: null,
      isInternal: false,
      disabled: false,
      datatype: 'event'
    }
  ])
})

test('finds a macro by its name and the number of its arguments, in the app of the searches', async () => {
  const path = '/servicesNS/nobody/search/configs/conf-macros/errors(2)'
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) =>
      json(
        response,
        200,
        entry('errors(2)', { definition: 'index=$a$', args: 'a, b', iseval: '0' })
      )
  })
  const { splunk } = openSplunk(splunkd.connection({ app: 'search' }))
  expect(await findMacro(splunk, 'errors', 2)).toMatchObject({
    definition: 'index=$a$',
    args: ['a', 'b'],
    iseval: false
  })
})

test('says that there is no such macro, and asks nothing for a name that leads elsewhere', async () => {
  const splunkd = await startScriptedSplunkd()
  const { splunk } = openSplunk(splunkd.connection())
  expect(await findMacro(splunk, 'errors', 0)).toBeNull()
  expect(splunkd.seen.at(-1)?.path).toBe('/services/configs/conf-macros/errors')
  expect(await findMacro(splunk, '..', 0)).toBeNull()
  expect(splunkd.seen.at(-1)?.path).toBe('/services/configs/conf-macros/errors')
})

test('tells which part of splunkd is not well, and null where the report may not be read', async () => {
  const path = '/services/server/health/splunkd/details'
  let allowed = true
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) =>
      allowed
        ? json(
            response,
            200,
            entry('splunkd', {
              health: 'yellow',
              features: {
                'Search Scheduler': {
                  health: 'yellow',
                  features: { 'Search Lag': { health: 'yellow' }, Skipped: { health: 'green' } }
                }
              }
            })
          )
        : says(response, 403, 'You may not.')
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect(await splunkdHealth(splunk)).toEqual({
    health: 'yellow',
    unwell: [{ feature: 'Search Scheduler > Search Lag', health: 'yellow' }]
  })
  allowed = false
  expect(await splunkdHealth(splunk)).toBeNull()
})
