// Makes objects of one literal that wait for others. With `history`: in a program that keeps one.
import { History } from '../../main/inspector/history/history.ts'
import { historyThread } from './built-history-thread.ts'

const history = process.argv[2] === 'history' ? new History(historyThread()) : null
await history?.open({
  place: { path: null, key: null, problem: null },
  retention: { days: 1, megabytes: 1 }
})
const make = (place: number): object => ({ place, held: [place] })
const waiting: object[] = []
for (let place = 0; place < 4_000_000; place += 1) waiting[place % 1_000_000] = make(place)
process.stdout.write(`${waiting.length} wait\n`)
await history?.end()
