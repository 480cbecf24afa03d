import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { WebSocketServer } from 'ws'
import type { Scene } from './scene.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml'
}

/** The other side of renderer/headless-api.ts: static files, a key for a code, requests and events. */
export interface HeadlessDoor {
  readonly origin: string
  /** What came with each request to /api. */
  readonly seen: { readonly path: string; readonly authorization: string | undefined }[]
  /** Tells the page an event. */
  tell(event: string, value: unknown): void
  /** Ends every event line, as a program that stops does; no new one is taken while `down`. */
  cut(): void
  down: boolean
  close(): Promise<void>
}

const code = 'code-once'
const key = 'key-of-this-page'

export async function openHeadlessDoor(dir: string, scene: Scene): Promise<HeadlessDoor> {
  let codeLeft = true
  const seen: { path: string; authorization: string | undefined }[] = []
  const answers: Readonly<Record<string, unknown>> = {
    'app.state': { ...scene.app, door: 'headless' },
    'profiles.list': scene.profiles,
    'clients.list': scene.clients,
    'sessions.list': scene.sessions,
    'mappings.list': scene.mappings,
    'asks.list': scene.asks,
    'inspector.list': { rows: [...scene.calls].reverse(), dropped: 0, marks: scene.marks }
  }
  const answer = async (path: string, request: IncomingMessage) => {
    if (!path.startsWith('/api/')) {
      const file = path === '/' ? '/index.html' : path
      return {
        status: 200,
        type: types[extname(file)] ?? '',
        body: await readFile(join(dir, file))
      }
    }
    seen.push({ path, authorization: request.headers.authorization })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { code?: string; name?: string }
    const json = (status: number, value: unknown) => ({
      status,
      type: 'application/json',
      body: JSON.stringify(value)
    })
    if (path === '/api/key') {
      if (!codeLeft || body.code !== code) return json(401, { message: 'This address was used.' })
      codeLeft = false
      return json(200, { key })
    }
    if (request.headers.authorization !== `Bearer ${key}`) return json(401, { message: 'No key.' })
    return json(200, { ok: true, value: answers[body.name ?? ''] ?? null })
  }
  const server = createServer((request, response) => {
    answer((request.url ?? '/').split('?')[0] ?? '/', request).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(404).end()
    )
  })
  const sockets = new WebSocketServer({ noServer: true })
  const door = {
    origin: '',
    seen,
    down: false,
    tell(event: string, value: unknown) {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ event, value }))
    },
    cut() {
      for (const socket of sockets.clients) socket.terminate()
    },
    async close() {
      door.cut()
      sockets.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
  }
  server.on('upgrade', (request, socket, head) => {
    if (door.down) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      line.once('message', (text: Buffer) => {
        const first = JSON.parse(text.toString()) as { key?: string }
        if (first.key !== key) line.close(4401)
      })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  door.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return door
}

/** The address that the terminal prints. */
export const addressOf = (door: HeadlessDoor) => `${door.origin}/#code=${code}`
