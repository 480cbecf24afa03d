import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * One kept-alive HTTP connection with one request at a time, on a bare socket: node:http's client
 * costs as much as the servers that are measured, on the same cores. Not a client for anything else.
 */
export class BenchConnection {
  readonly #socket: Socket
  #received = ''
  #answered: ((answer: string) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('latin1')
    socket.setNoDelay(true)
    socket.on('data', (text: string) => {
      this.#received += text
      if (!isComplete(this.#received)) return
      this.#answered?.(this.#received)
    })
    socket.on('error', (error) => this.#failed?.(error))
    socket.on('close', () => this.#failed?.(new Error('The server closed the connection.')))
  }

  static async open(port: number): Promise<BenchConnection> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new BenchConnection(socket)
  }

  /** Sends a POST with these header lines, and answers with the whole text that came back. */
  async post(headerLines: string, body: string): Promise<string> {
    this.#received = ''
    const answer = await new Promise<string>((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      this.#socket.write(
        `POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\n${headerLines}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      )
    })
    if (!/^HTTP\/1\.1 20[02] /.test(answer)) throw new Error(`answered ${answer.slice(0, 500)}`)
    return answer
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }
}

function isComplete(text: string): boolean {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1]
  return length === undefined
    ? text.endsWith('\r\n0\r\n\r\n')
    : text.length >= head + 4 + Number(length)
}
