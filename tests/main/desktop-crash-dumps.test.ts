import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const main = resolve(import.meta.dirname, '../../main')

// Electron keeps the memory of a process that crashed only once its crashReporter is started, and Node
// writes reports with the environment only when it is told to.
test('no part of the program starts what keeps the memory of a crash', () => {
  const sources = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts')
  )
  expect(sources.length).toBeGreaterThan(100)
  const keeping = sources.filter((name) =>
    /crashReporter|writeHeapSnapshot|setHeapSnapshotNearHeapLimit|process\.report\b/.test(
      readFileSync(join(main, name), 'utf8')
    )
  )
  expect(keeping).toEqual([])
})
