import { setTimeout as wait } from 'node:timers/promises'
import { afterAll } from 'vitest'

// What a test file must have closed when it ends. vitest's own resources are there before it begins.
const watched =
  /^(TCPServerWrap|TCPSocketWrap|TLSWrap|PipeServerWrap|ProcessWrap|FSEventWrap|Timeout)$/

function counted(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) {
    if (watched.test(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

function leftSince(before: ReadonlyMap<string, number>): readonly string[] {
  return [...counted()]
    .map(([kind, count]) => [kind, count - (before.get(kind) ?? 0)] as const)
    .filter(([, more]) => more > 0)
    .map(([kind, more]) => `${more} ${kind}`)
}

const before = counted()
const patienceMs = 3000

// Registered first, so it runs after the hooks of the file itself.
afterAll(async () => {
  const giveUpAt = Date.now() + patienceMs
  let left = leftSince(before)
  while (left.length > 0 && Date.now() < giveUpAt) {
    await wait(25)
    left = leftSince(before)
  }
  if (left.length > 0) throw new Error(`This file leaves open: ${left.join(', ')}.`)
})
