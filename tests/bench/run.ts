// npm run bench: calls through the endpoint; with `-- sessions`: what sessions cost and survive; with
// `-- inspector`: what the history takes in and how fast it answers.
import { argv } from 'node:process'
import { buildHistoryThread } from '../support/built-history-thread.ts'

const removeThread = await buildHistoryThread()
try {
  if (argv.includes('inspector')) await import('./inspector/run.ts')
  else if (argv.includes('sessions')) await import('./sessions/run.ts')
  else await import('./calls-run.ts')
} finally {
  await removeThread()
}
