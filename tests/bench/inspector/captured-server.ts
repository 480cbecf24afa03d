// Our program in a process of its own, forked. Tells its port and token; then does as it is told: on or paused.
import { z } from 'zod'
import { KeptSecrets } from '../../support/kept-secrets.ts'
import { startOurApp } from '../our-app.ts'

const toldSchema = z.enum(['on', 'paused'])

const { app, port, token } = await startOurApp(new KeptSecrets())
process.on('message', (message) => {
  app.record.capture(toldSchema.parse(message))
  process.send?.({ captures: message })
})
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.send?.({ port, token })
