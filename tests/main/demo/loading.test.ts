import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const root = new URL('../../../', import.meta.url)

// Tells which modules of main/demo a process has loaded, before and after the demo has started.
const script = `
  import { registerHooks } from 'node:module'
  const loaded = new Set()
  registerHooks({
    load(url, context, next) {
      const name = /\\/main\\/demo\\/(.+)$/.exec(url)?.[1]
      if (name !== undefined) loaded.add(name)
      return next(url, context)
    }
  })
  await import(${JSON.stringify(new URL('main/app.ts', root).href)})
  const before = [...loaded]
  const { Demo } = await import(${JSON.stringify(new URL('main/demo/demo.ts', root).href)})
  const demo = new Demo(0, () => undefined)
  const { kind } = await demo.start()
  await demo.stop()
  console.log(JSON.stringify({ before, kind, after: loaded.size }))
`

test('the program loads nothing of the demo Splunk until it is started', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  const report = JSON.parse(stdout) as { before: string[]; kind: string; after: number }
  expect(report.before).toEqual(['demo.ts'])
  expect(report.kind).toBe('running')
  expect(report.after).toBeGreaterThan(50)
})
