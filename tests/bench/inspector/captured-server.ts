// Our program in a process of its own, forked: node captured-server.ts on|paused. Tells its port and token.
import { KeptSecrets } from '../../support/kept-secrets.ts'
import { startOurApp } from '../our-app.ts'

const { app, port, token } = await startOurApp(new KeptSecrets())
app.record.capture(process.argv[2] === 'paused' ? 'paused' : 'on')
process.send?.({ port, token })
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
