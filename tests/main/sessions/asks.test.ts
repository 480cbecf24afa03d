import { expect, onTestFinished, test } from 'vitest'
import { clientSchema } from '../../../main/sessions/client.ts'
import { Asks } from '../../../main/sessions/asks.ts'
import { LoginError } from '../../../main/sessions/resolver.ts'
import { SessionJournal } from '../../../main/sessions/session-journal.ts'
import { Sessions } from '../../../main/sessions/sessions.ts'
import { temporaryFolder } from '../../support/running-app.ts'

const client = clientSchema.parse({
  id: 'c',
  name: 'Claude',
  tokenHash: '0'.repeat(64),
  createdAt: 0
})
const quiet = { subscribe: () => () => undefined }

function asking(bounds: { atMost?: number; toldEvery?: number }) {
  const journal = new SessionJournal(`${temporaryFolder()}/sessions.jsonl`)
  const sessions = new Sessions(journal, Date.now, () => 'ask')
  onTestFinished(() => sessions.close())
  const pending = new LoginError('choice_pending', 'Not decided.', 'Wait.')
  const asks = new Asks({
    resolver: { attempt: () => pending },
    sessions,
    clients: { ...quiet, get: () => client },
    others: [],
    ...bounds
  })
  const opening = { owner: 'client:c', xSessionId: null, initialize: null, toolsets: null } as const
  const session = sessions.open(opening)
  return { asks, request: { session, client, pathSlug: null, headerSlug: null } }
}

test('a call waits no longer than the bound, and its client is told that it may try again', async () => {
  const { asks, request } = asking({ atMost: 20 })
  const { signal } = new AbortController()
  const answer = await asks.wait(request, { tool: 'me', signal, onWaiting: () => undefined })
  expect(answer).toMatchObject({ code: 'choice_timed_out' })
  expect(answer).toHaveProperty('hint', expect.stringContaining('Try again'))
  expect(asks.list()).toEqual([])
})

test('a waiting call is told so again and again until it stops', async () => {
  const { asks, request } = asking({ toldEvery: 5 })
  const stopping = new AbortController()
  let told = 0
  const waiting = asks.wait(request, {
    tool: 'me',
    signal: stopping.signal,
    onWaiting: () => {
      told += 1
      if (told === 4) stopping.abort(new Error('stopped'))
    }
  })
  await expect(waiting).rejects.toThrow('stopped')
  expect(told).toBe(4)
  expect(asks.list()).toEqual([])
})
