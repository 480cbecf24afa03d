import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { rawSocket, requestText } from '../../support/raw-socket.ts'
import { startApp } from '../../support/running-app.ts'

const mib = 2 ** 20
/** tools/list of it answers so many MiB. */
const large = (size: number) => ({ ...echo, description: 'x'.repeat(size * mib) })
const lists = (count: number) =>
  Array.from({ length: count }, (_, at) => rpc(`list ${at}`, 'tools/list'))

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes in use, also outside of the heap. */
function inUse(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

type Headers = Readonly<Record<string, string>>

/** A program that asks and reads nothing. */
async function deaf(url: string, line: string, headers: Headers, body?: unknown) {
  const raw = await rawSocket(url)
  raw.socket.pause()
  raw.socket.write(requestText(line, headers, body === undefined ? '' : JSON.stringify(body)))
  return raw
}

test('holds little of what anonymous programs ask for and do not read, and serves the others', async () => {
  const { url } = await startApp({ tools: [large(1)] })
  const before = inUse()
  const programs: Awaited<ReturnType<typeof deaf>>[] = []
  for (let turn = 0; turn < 15; turn += 1) {
    const accept = turn % 2 === 0 ? 'application/json, text/event-stream' : 'application/json'
    const headers = await opened(url, { ...jsonHeaders, accept })
    programs.push(await deaf(url, 'POST /mcp HTTP/1.1', headers, lists(20)))
    expect((await send(url, { headers, body: rpc(2, 'ping') })).status).toBe(200)
  }
  expect((inUse() - before) / mib).toBeLessThan(180)
  // What the server still holds arrives in the end; the other connections are closed.
  for (const { socket } of programs) socket.resume()
  const isWhole = ({ received }: (typeof programs)[number]) =>
    received().slice(-100).includes('"list 19"')
  const isOver = ({ socket }: (typeof programs)[number]) => socket.destroyed
  await expect
    .poll(() => programs.every((one) => isWhole(one) || isOver(one)), { timeout: 10_000 })
    .toBe(true)
  expect(programs.filter(isWhole).length).toBeLessThan(10)
  expect(programs.map(isWhole).at(-1)).toBe(true)
})

test('closes the connection of a client that reads nothing, and stops its calls with the reason', async () => {
  let stopped = false
  const { app, url, token } = await startApp({ tools: [large(1), endless(() => (stopped = true))] })
  const headers = await opened(url, bearer(token()))
  const body = [rpc('endless', 'tools/call', { name: 'endless' }), ...lists(60)]
  await deaf(url, 'POST /mcp HTTP/1.1', headers, body)
  await expect.poll(() => stopped).toBe(true)
  const [row] = await app.inspector.recent()
  expect(row?.status).toBe('cancelled')
  expect((await send(url, { headers, body: rpc('endless', 'ping') })).status).toBe(200)
})

test('gives a client that reads one answer of any size', async () => {
  const { url } = await startApp({ tools: [large(40)] })
  const headers = await opened(url, jsonHeaders)
  for (const accept of ['application/json', 'application/json, text/event-stream']) {
    const answer = await send(url, { headers: { ...headers, accept }, body: rpc(2, 'tools/list') })
    expect(answer.text.length).toBeGreaterThan(40 * mib)
  }
})

test('ends an event stream that nobody reads', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  const id = headers['mcp-session-id']
  app.sessions.update(id, { subscriptions: ['x'.repeat(mib)] })
  await deaf(url, 'GET /mcp HTTP/1.1', headers)
  await expect.poll(() => app.sessions.get(id)?.connected).toBe(true)
  const prod = await addProfile(app, 'prod')
  const told = async () => {
    await app.assign(id, prod.id)
    await app.assign(id, null)
    return app.sessions.get(id)?.connected
  }
  await expect.poll(told, { interval: 5 }).toBe(false)
})

test('holds little of the bodies that anonymous programs begin and do not end, and serves the others', async () => {
  const { url } = await startApp({ tools: [echo] })
  const before = inUse()
  const begun = requestText('POST /mcp HTTP/1.1', {
    'content-type': 'application/json',
    'content-length': String(4 * mib)
  })
  const programs: Awaited<ReturnType<typeof rawSocket>>[] = []
  for (let turn = 0; turn < 60; turn += 1) {
    const raw = await rawSocket(url)
    await new Promise((resolve) => raw.socket.write(begun + ' '.repeat(4 * mib - 1), resolve))
    programs.push(raw)
  }
  const headers = { ...jsonHeaders, 'x-session-id': 'own' }
  expect((await send(url, { headers, body: rpc(2, 'ping') })).status).toBe(200)
  await Promise.all(programs.slice(0, 20).map(({ closed }) => closed))
  expect(programs.at(-1)?.socket.destroyed).toBe(false)
  expect((inUse() - before) / mib).toBeLessThan(180)
})
