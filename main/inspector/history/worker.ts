// The entry of the history's thread.
import { parentPort, workerData } from 'node:worker_threads'
import type { FromHistory, HistoryStart, ToHistory } from './messages.ts'
import { HistoryThread } from './thread.ts'

const port = parentPort
if (port === null) throw new Error('The history runs in a thread of its own.')
const post = (message: FromHistory) => port.postMessage(message)
const thread = new HistoryThread(workerData as HistoryStart, post, () => port.close())
port.on('message', (message: ToHistory) => thread.receive(message))
