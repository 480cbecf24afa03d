// The load, in a process of its own: node load.ts PORT TOKEN CONNECTIONS MILLISECONDS. Each connection
// has a session of its own and calls one tool after another; prints what it measured as JSON.
import { initialize, jsonHeaders, rpc } from '../support/raw-http.ts'
import { BenchConnection } from './connection.ts'

const [port, token, connections, milliseconds] = process.argv.slice(2)

const lines = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

async function call(until: number, took: number[]): Promise<void> {
  const connection = await BenchConnection.open(Number(port))
  const opening = lines({ ...jsonHeaders, ...(token ? { authorization: `Bearer ${token}` } : {}) })
  const opened = await connection.post(opening, JSON.stringify(initialize()))
  const session = /\r\nmcp-session-id: *(\S+)/i.exec(opened)?.[1] ?? ''
  const headers = opening + lines({ 'mcp-session-id': session })
  await connection.post(
    headers,
    JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })
  )
  for (let id = 2; performance.now() < until; id += 1) {
    const body = JSON.stringify(
      rpc(id, 'tools/call', { name: 'echo', arguments: { text: 'hello' } })
    )
    const started = performance.now()
    const answer = await connection.post(headers, body)
    took.push(performance.now() - started)
    if (!answer.includes('"hello"')) throw new Error(`answered ${answer.slice(0, 500)}`)
  }
  connection.close()
}

const took: number[] = []
const started = performance.now()
const until = started + Number(milliseconds)
await Promise.all(Array.from({ length: Number(connections) }, () => call(until, took)))
const seconds = (performance.now() - started) / 1000
took.sort((one, other) => one - other)
const at = (share: number) =>
  took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN
process.stdout.write(
  JSON.stringify({
    calls: took.length,
    perSecond: took.length / seconds,
    p50: at(0.5),
    p99: at(0.99)
  })
)
