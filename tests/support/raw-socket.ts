import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A bare connection to the endpoint, on which a test writes what it likes; gone when the test is over. */
export interface RawSocket {
  readonly socket: Socket
  /** Everything received so far. */
  readonly received: () => string
  /** Resolves with everything received when the server has closed the connection. */
  readonly closed: Promise<string>
}

export async function rawSocket(url: string): Promise<RawSocket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let text = ''
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  // A connection that the server resets is closed, too.
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)))
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return { socket, received: () => text, closed }
}

/** Sends the packet in one piece and gives what came until the server closed the connection. */
export async function exchange(url: string, packet: string): Promise<string> {
  const { socket, closed } = await rawSocket(url)
  socket.write(packet)
  return closed
}

/** The text of a request; a Host and, with a body, its length are added. */
export function requestText(
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body = ''
): string {
  const all = {
    host: '127.0.0.1',
    ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line}\r\n${lines.join('')}\r\n${body}`
}
