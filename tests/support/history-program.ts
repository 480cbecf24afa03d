// A program of its own that keeps a history, to be killed: `path key run [forgets]`. With an IPC channel it
// tells the number of each call that began or ended, once the history must hold it. With `forgets` it removes
// what is too much and clears the history again and again.
import { History } from '../../main/inspector/history/history.ts'
import { historyThread } from './built-history-thread.ts'
import { GeneratedCalls, rawBegun, rawEntry } from './generated-calls.ts'

// A full disk sends no signal, and the limit of file sizes, with which tests make one, would.
process.on('SIGXFSZ', () => undefined)
const [path = '', key = '', run = 'run', forgets] = process.argv.slice(2)
const history = new History(historyThread())
await history.open({
  place: { path, key, problem: null },
  retention: { days: 3650, megabytes: forgets === undefined ? 10_000 : 1 }
})
process.send?.({ opened: true, problem: history.state.problem })
history.on('trouble', (trouble) => process.send?.({ trouble }))
const calls = new GeneratedCalls(run, 1)
let number = 0
setInterval(() => {
  for (let more = 0; more < 20; more += 1) {
    number += 1
    const isLeftRunning = number % 50 === 0
    if (isLeftRunning) {
      const begun = rawBegun({ ...calls.row(), status: 'running', ms: null })
      number += 1
      history.add({ weight: 0, entry: () => begun })
    }
    const entry = rawEntry(calls.row())
    history.add({ weight: 1000, entry: () => entry })
  }
  process.send?.({ number, at: Date.now() })
}, 10)
if (forgets !== undefined) {
  setInterval(() => void history.ask('clear'), 250)
  // The thread looks for what is too much now and then, and when it is told how much that is.
  setInterval(() => void history.ask('retain', { days: 3650, megabytes: 1 }), 60)
}
process.on('disconnect', () => process.exit(0))
