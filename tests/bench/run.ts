// npm run bench: calls through the endpoint; with `-- sessions`: what sessions cost and survive; with
// `-- inspector`: what the history takes in and how fast it answers.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { buildHistoryThread } from '../support/built-history-thread.ts'

// What programs under measurement leave behind goes with it: they are killed, and each keeps a history.
const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'))
for (const name of ['TMPDIR', 'TEMP', 'TMP']) env[name] = folder
const removeThread = await buildHistoryThread()
try {
  if (argv.includes('inspector')) await import('./inspector/run.ts')
  else if (argv.includes('sessions')) await import('./sessions/run.ts')
  else await import('./calls-run.ts')
} finally {
  await removeThread()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
