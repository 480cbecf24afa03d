import type { IncomingMessage } from 'node:http'
import { NotRunning, textOf } from './endpoint.ts'
import { eventData } from './event-stream.ts'
import { HandshakeDistrusted } from './handshake.ts'
import { readRpc } from './rpc.ts'

/** The endpoint refused a message; the text is its own, for the user. */
export class Refused extends Error {}

/** Says to the user why there is no answer. */
export const wordsFor = (error: unknown): string =>
  error instanceof Refused || error instanceof NotRunning || error instanceof HandshakeDistrusted
    ? error.message
    : 'The connection to Switchboard for Splunk broke before the answer came. Try again.'

/** The JSON-RPC messages that the endpoint answers with. Throws `Refused`. */
export async function* messagesIn(response: IncomingMessage): AsyncGenerator<string> {
  const { statusCode = 0 } = response
  if (statusCode < 200 || statusCode > 299) {
    const text = await textOf(response)
    throw new Refused(
      readRpc(text)?.errorText ?? `Switchboard for Splunk answered with status ${statusCode}.`
    )
  }
  if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
    yield* eventData(response.setEncoding('utf8') as AsyncIterable<string>)
    return
  }
  const text = await textOf(response)
  if (text.trim() !== '') yield text
}
