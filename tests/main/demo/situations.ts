import type { Reply, RunningDemo } from './running-demo.ts'

type Ask = (running: RunningDemo) => Promise<Reply>

const info = '/services/server/info'
const saved = '/servicesNS/nobody/search/saved/searches'

async function fill(running: RunningDemo, username: string, wanted: number): Promise<void> {
  const key = await running.post('/services/auth/login', {
    username,
    password: running.demo.password
  })
  const { sessionKey } = key.json() as { sessionKey: string }
  // Hashes every event, so that none of them is done when the last request arrives.
  const search = 'search index=* OR index=_* | eval hash=sha512(sha512(_raw)) | stats dc(hash)'
  for (let count = 0; count < wanted; count += 1) {
    await running.post(
      '/services/search/jobs',
      { search },
      { authorization: `Splunk ${sessionKey}` }
    )
  }
}

async function refusedTo(running: RunningDemo, username: string): Promise<Reply> {
  const login = await running.post('/services/auth/login', {
    username,
    password: running.demo.password
  })
  const { sessionKey } = login.json() as { sessionKey: string }
  return running.post(
    '/services/search/jobs',
    { search: 'makeresults', exec_mode: 'blocking' },
    { authorization: `Splunk ${sessionKey}` }
  )
}

/** How each refusal of splunkd comes about, by a name of our own. */
export const situations: Readonly<Record<string, Ask>> = {
  nobody: ({ get }) => get(info, {}, { authorization: '' }),
  'wrong Basic': ({ get }) => get(info, {}, { authorization: 'Basic YWRtaW46d3Jvbmc=' }),
  'unknown session key': ({ get }) => get(info, {}, { authorization: 'Splunk nosuchkey' }),
  'unknown bearer': ({ get }) => get(info, {}, { authorization: 'Bearer no.such.token' }),
  'wrong password': ({ post }) =>
    post('/services/auth/login', { username: 'admin', password: 'wrong' }, { authorization: '' }),
  'no password': ({ post }) =>
    post('/services/auth/login', { username: 'admin' }, { authorization: '' }),
  'unknown sid': ({ get }) => get('/services/search/v2/jobs/nosuch/results'),
  'unknown search endpoint': ({ get }) => get('/services/search/nosuch'),
  'unknown path': ({ get }) => get('/services/nosuch'),
  'unknown entity': ({ get }) => get('/services/data/indexes/NAME'),
  nameless: ({ post }) => post(saved, { search: 'x' }),
  'no search': ({ post }) => post('/services/search/jobs'),
  'unknown command': ({ post }) => post('/services/search/jobs', { search: '| nosuchcommand' }),
  'empty parser': ({ post }) => post('/services/search/v2/parser', { q: '' }),
  'GET parser': ({ get }) => get('/services/search/v2/parser'),
  'unknown argument': ({ post }) => post(saved, { name: 'y', search: 'x', audience: 'all' }),
  'unreadable time': ({ get }) => get('/services/search/timeparser', { time: 'whenever' }),
  async 'saved search taken'({ post }) {
    await post(saved, { name: 'x', search: 'y' })
    return post(saved, { name: 'x', search: 'y' })
  },
  'index taken': ({ post }) => post('/services/data/indexes', { name: '_internal' }),
  'alert by name': ({ remove }) => remove('/services/alerts/fired_alerts/my_alert'),
  async 'instance is full'(running) {
    await fill(running, 'operations', 10)
    await fill(running, 'admin', 4)
    return refusedTo(running, 'admin')
  },
  async 'quota is full'(running) {
    await fill(running, 'analyst', 3)
    return refusedTo(running, 'analyst')
  },
  'KV object': ({ get }) => get('/servicesNS/nobody/search/storage/collections/data/nosuch'),
  'KV without app': ({ get }) => get('/services/storage/collections/data/watchlist'),
  'unknown session': ({ get }) => get('/services/authentication/httpauth-tokens/NAME')
}
