// Tells when calls arrive, a byte for each, told by a message for how long; and 'over' by a message.
import { writeSync } from 'node:fs'
import { stdout } from 'node:process'
import { offeredSchema } from './arrivals.ts'

const cell = new Int32Array(new SharedArrayBuffer(4))

process.on('message', (message) => {
  const { ms, perSecond, seed } = offeredSchema.parse(message)
  const random = randomOf(seed)
  const began = performance.now()
  let due = began
  for (;;) {
    due += (-Math.log(1 - random()) * 1000) / perSecond
    if (due > began + ms) break
    const ahead = due - performance.now()
    if (ahead > 0) Atomics.wait(cell, 0, 0, ahead)
    writeSync(stdout.fd, '.')
  }
  process.send?.('over')
})
process.on('disconnect', () => process.exit())

/** From 0 to 1, the same for the same seed: https://en.wikipedia.org/wiki/Xorshift */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
