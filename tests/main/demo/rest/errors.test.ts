import { connect } from 'node:tls'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { message, runDemo } from '../running-demo.ts'

test('an unknown path is Not Found, and under search an Unknown endpoint', async () => {
  const { get } = await runDemo()
  for (const path of [
    '/services',
    '/nope',
    '/services/nope',
    '/services//server/info',
    '/services/%zz'
  ]) {
    const reply = await get(path)
    expect([path, reply.status]).toEqual([path, 404])
    expect(reply.json()).toEqual(message('ERROR', 'Not Found'))
  }
  expect((await get('/services/search/parse')).json()).toEqual(
    message('FATAL', 'Unknown endpoint.')
  )
})

test('the wrong method is 405 and Allow names the right ones', async () => {
  const { get, remove } = await runDemo()
  const parser = await get('/services/search/v2/parser')
  expect(parser.status).toBe(405)
  expect(parser.headers.get('allow')).toBe('POST')
  expect(parser.json()).toEqual(message('FATAL', 'The method is not allowed.'))
  const jobs = await remove('/services/search/jobs')
  expect(jobs.headers.get('allow')).toBe('GET, POST')
})

test('an unknown object is named', async () => {
  const { get } = await runDemo()
  const reply = await get('/services/data/indexes/nope')
  expect(reply.status).toBe(404)
  expect(reply.json()).toEqual(message('ERROR', 'Could not find object id=nope'))
})

test('without output_mode an error is XML', async () => {
  const { get } = await runDemo()
  const reply = await get('/services/nope', { output_mode: '' })
  expect(reply.headers.get('content-type')).toBe('text/xml; charset=UTF-8')
  expect(reply.text).toContain('<msg type="ERROR">Not Found</msg>')
})

test('every answer has the headers of splunkd', async () => {
  const { get } = await runDemo()
  const { headers } = await get('/services/server/info')
  expect(headers.get('server')).toBe('Splunkd')
  expect(headers.get('cache-control')).toBe('no-store, no-cache, must-revalidate, max-age=0')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a number that is none is refused with the name of its argument', async () => {
  const { get } = await runDemo()
  const reply = await get('/services/data/indexes', { count: 'many' })
  expect(reply.status).toBe(400)
  expect(reply.text).toContain('\\"count\\"')
})

test('a body that is too large is 413, and the demo goes on', async () => {
  const { post, get } = await runDemo()
  const reply = await post('/services/search/jobs', { search: 'x'.repeat(11 * 1024 * 1024) })
  expect(reply.status).toBe(413)
  expect((await get('/services/server/info')).status).toBe(200)
})

test('a caller that hangs up in the middle of a request does no harm', async () => {
  const { demo, get } = await runDemo()
  const socket = connect({ port: demo.port, host: '127.0.0.1', rejectUnauthorized: false })
  onTestFinished(() => void socket.destroy())
  await once(socket, 'secureConnect')
  socket.write('POST /services/search/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nsear')
  socket.destroy()
  expect((await get('/services/server/info')).status).toBe(200)
})
