// A program of its own that keeps a history, to be killed: `path key calls`. With an IPC channel it tells
// the number of each call that began or ended, once the history must hold it.
import { History } from '../../main/inspector/history/history.ts'
import { GeneratedCalls } from './generated-calls.ts'

// A full disk sends no signal, and the limit of file sizes, with which tests make one, would.
process.on('SIGXFSZ', () => undefined)
const [path = '', key = '', run = 'run'] = process.argv.slice(2)
const history = new History(new URL('../../main/inspector/history/worker.ts', import.meta.url))
await history.open({
  place: { path, key, problem: null },
  retention: { days: 3650, megabytes: 10_000 }
})
process.send?.({ opened: true, problem: history.state.problem })
history.on('trouble', (trouble) => process.send?.({ trouble }))
const calls = new GeneratedCalls(run, 1)
let number = 0
setInterval(() => {
  for (let more = 0; more < 20; more += 1) {
    const entry = calls.entry()
    number += 1
    const isLeftRunning = number % 50 === 0
    if (isLeftRunning) {
      const row = { ...calls.row(), status: 'running', ms: null }
      number += 1
      history.add({
        weight: 0,
        entry: () => ({
          kind: 'call',
          row: JSON.stringify(row),
          phase: 'begun',
          kept: true,
          details: null
        })
      })
    }
    history.add({ weight: 1000, entry: () => entry })
  }
  process.send?.({ number, at: Date.now() })
}, 10)
process.on('disconnect', () => process.exit(0))
