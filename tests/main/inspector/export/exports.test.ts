import { expect, test } from 'vitest'
import { Exports } from '../../../../main/inspector/export/exports.ts'
import type { CallSource } from '../../../../main/inspector/export/call-source.ts'
import { fullCall, requestOf } from './support/calls.ts'
import { exported, exportsOf } from './support/exported.ts'

const many = (count: number, change = {}) =>
  Array.from({ length: count }, (_, place) => fullCall(change, place))

test('a large export comes in parts, and no part is half a character', async () => {
  const calls = many(3, { summary: '🚀'.repeat(500_000) })
  const exports = exportsOf(calls)
  const request = requestOf()
  let part = await exports.next(request, null)
  const parts = [part.text]
  while (!part.done) {
    part = await exports.next(request, part.exportId)
    parts.push(part.text)
  }
  expect(parts.length).toBeGreaterThan(5)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(512 * 1024)
  for (const text of parts) expect(text).not.toMatch(/[\ud800-\udbff]$/)
  expect(parts.join('').split('\n')).toHaveLength(5)
  expect(part.progress).toBe(1)
})

test('only so many calls are read as the parts that are asked for need', async () => {
  let read = 0
  let closed = false
  const calls: CallSource = {
    open: () =>
      Promise.resolve({
        count: 1_000_000,
        rows: () => many(0) as never,
        async *calls() {
          for (let place = 0; place < 1_000_000; place++) {
            read++
            yield await Promise.resolve(fullCall({ note: 'n'.repeat(10_000) }, place))
          }
        },
        close: () => Promise.resolve(void (closed = true))
      })
  }
  const exports = new Exports({
    source: calls,
    program: 'Switchboard for Splunk',
    version: '0.1.0',
    known: () => ({ users: [], hosts: [] })
  })
  const { exportId, done } = await exports.next(requestOf(), null)
  expect(done).toBe(false)
  expect(read).toBeLessThan(100)
  exports.close(exportId)
  await expect(exports.next(requestOf(), exportId)).rejects.toMatchObject({ code: 'export_gone' })
  await expect.poll(() => closed).toBe(true)
})

test('only the chosen calls are exported', async () => {
  const text = await exported(many(4), { ids: ['run-1', 'run-3'] })
  const ids = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => (JSON.parse(line) as { id: string }).id)
  expect(ids).toEqual(['run-1', 'run-3'])
})

test('an export of no calls says what to change', async () => {
  await expect(exportsOf([]).next(requestOf(), null)).rejects.toMatchObject({
    code: 'empty',
    message: 'There are no calls to export. Change the filter or the selection.'
  })
})

test.each(['jsonl', 'csv', 'har', 'html'] as const)(
  'the preview of %s is how the export begins, and tells what goes',
  async (format) => {
    const exports = exportsOf(many(300))
    const preview = await exports.preview(requestOf({ format, sanitised: true, notes: false }))
    expect(preview).toMatchObject({ calls: 300, examined: 100 })
    expect(preview.fileName).toMatch(new RegExp(`^splunk-calls-\\d{4}-.*\\.${format}$`))
    expect(preview.beginning).not.toContain('soc-eu')
    if (format !== 'html') {
      const whole = await exported(many(300), { format, sanitised: true, notes: false })
      const skipped = whole.indexOf('\n') + 1
      expect(whole.slice(skipped)).toContain(preview.beginning.slice(skipped + 30, 5000))
    } else expect(preview.beginning).toContain('run_splunk_search')
    const taken = Object.fromEntries(preview.takenOut.map(({ what, count }) => [what, count]))
    expect(taken['Rows of results']).toBe(200)
    expect(taken['Notes']).toBe(100)
    expect(preview.takenOut.find(({ what }) => what === 'Host names')?.examples[0]).toEqual({
      before: 'soc-eu.splunkcloud.com',
      after: expect.stringMatching(/^host-\d+$/) as string
    })
  }
)

test('the file of a complete export is named so', async () => {
  const preview = await exportsOf(many(1)).preview(requestOf())
  expect(preview.fileName).toMatch(/-complete\.jsonl$/)
  expect(preview.takenOut).toEqual([])
})
