// Asks a splunkd on this machine for server/info, verifying its certificate, and prints how it went.
import { SplunkConnections } from '../../main/splunk/connections.ts'
import { SplunkError } from '../../main/splunk/splunk-error.ts'

const connections = new SplunkConnections('test')
const splunk = connections.open(
  {
    key: 'one',
    address: { scheme: 'https', host: '127.0.0.1', port: Number(process.argv[2]), basePath: '' },
    tls: { kind: 'verify' },
    proxy: null,
    app: null,
    credential: () => Promise.resolve({ kind: 'token', token: 't' })
  },
  { signal: new AbortController().signal, label: 'test', onRequest: () => undefined }
)
try {
  const { status } = await splunk.request({ method: 'GET', path: '/services/server/info' })
  console.log(status)
} catch (error) {
  console.log(error instanceof SplunkError ? error.code : String(error))
} finally {
  await connections.close()
}
