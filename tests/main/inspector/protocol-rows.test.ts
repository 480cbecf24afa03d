import { setImmediate as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { ExchangeRecording } from '../../../main/inspector/exchange-recording.ts'
import { Traffic } from '../../../main/inspector/history/traffic.ts'
import { ProtocolRows } from '../../../main/inspector/protocol-rows.ts'
import { Redactor } from '../../../main/inspector/redactor.ts'

const seen = { method: 'POST', path: '/mcp', headers: {} }
const answer = { statusCode: 202, headersSent: true, sentHeaders: {}, sentBytes: 0 }

/** Answers what the message brought, held by nobody else. */
function say(rows: ProtocolRows): WeakRef<object> {
  const params = { text: 'x'.repeat(1000) }
  const exchange = new ExchangeRecording(seen, answer, new Redactor(), rows, new Traffic())
  exchange.owner = { sessionId: 's', client: 'c', protocolVersion: null }
  exchange.begin({ jsonrpc: '2.0', method: 'notifications/any', params }, true).finish()
  return new WeakRef(params)
}

test('counting the messages of a minute holds nothing of what they brought', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let ended = 0
  const rows = new ProtocolRows(() => ({ end: () => void (ended += 1) }))
  const brought = say(rows)
  // A WeakRef holds until the turn is over.
  await pause()
  collect()
  expect(brought.deref()).toBeUndefined()
  rows.flush(true)
  expect(ended).toBe(1)
})
