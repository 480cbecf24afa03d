// The load, in a process of its own: node load.ts PORT TOKEN CONNECTIONS MILLISECONDS. Each connection
// has a session of its own and calls one tool after another; prints what it measured as JSON.
import { Agent, request } from 'node:http'
import { initialize, jsonHeaders, rpc } from '../support/raw-http.ts'

const [port, token, connections, milliseconds] = process.argv.slice(2)

function post(agent: Agent, headers: Readonly<Record<string, string>>, body: unknown) {
  return new Promise<string>((resolve, reject) => {
    const text = JSON.stringify(body)
    const req = request(
      {
        host: '127.0.0.1',
        port,
        path: '/mcp',
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(text) }
      },
      (res) => {
        res.resume()
        res.on('end', () => {
          if ((res.statusCode ?? 500) < 300) resolve(String(res.headers['mcp-session-id'] ?? ''))
          else reject(new Error(`answered ${res.statusCode}`))
        })
      }
    )
    req.on('error', reject)
    req.end(text)
  })
}

async function connection(until: number, took: number[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const bearer = token ? { authorization: `Bearer ${token}` } : {}
  const opening = { ...jsonHeaders, ...bearer }
  const headers = { ...opening, 'mcp-session-id': await post(agent, opening, initialize()) }
  await post(agent, headers, { jsonrpc: '2.0', method: 'notifications/initialized' })
  for (let id = 2; performance.now() < until; id += 1) {
    const started = performance.now()
    await post(
      agent,
      headers,
      rpc(id, 'tools/call', { name: 'echo', arguments: { text: 'hello' } })
    )
    took.push(performance.now() - started)
  }
  agent.destroy()
}

const took: number[] = []
const started = performance.now()
const until = started + Number(milliseconds)
await Promise.all(Array.from({ length: Number(connections) }, () => connection(until, took)))
const seconds = (performance.now() - started) / 1000
took.sort((one, other) => one - other)
const at = (share: number) =>
  took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN
process.stdout.write(
  JSON.stringify({ perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99) })
)
