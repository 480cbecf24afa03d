import { expect, test } from 'vitest'
import { GeneratedSource } from '../../../../main/demo/generator/generated-source.ts'
import { KeptLines, LineBlock } from '../../../../main/demo/generator/kept-lines.ts'
import { LineUpkeep } from '../../../../main/demo/generator/line-upkeep.ts'
import { sunday } from '../running-demo.ts'

test('lines are read as they were written, also where a letter takes several bytes', () => {
  const lines = ['GET /cart', '', 'Müller kauft für 12 €', 'end']
  const block = new LineBlock(lines)
  expect(lines.map((_, position) => block.line(position))).toEqual(lines)
})

test('of more lines than are kept, those that were written first are let go', () => {
  const kept = new KeptLines()
  const gone: number[] = []
  for (let number = 0; number < 50; number += 1) {
    kept.keep(new LineBlock(['x'.repeat(1024 * 1024)]), () => gone.push(number))
  }
  expect(gone).toEqual([0, 1, 2])
})

test('lines that nobody has read since the last sweep are let go', () => {
  const kept = new KeptLines()
  const gone: string[] = []
  const [read, unread] = [new LineBlock(['read']), new LineBlock(['unread'])]
  kept.keep(read, () => gone.push('read'))
  kept.keep(unread, () => gone.push('unread'))
  kept.sweep()
  expect(gone).toEqual([])
  read.line(0)
  kept.sweep()
  expect(gone).toEqual(['unread'])
})

test('lines that were let go are written again as they were', async () => {
  const source = await GeneratedSource.create(1, () => sunday)
  const read = () => {
    const range = [sunday / 1000 - 7200, Infinity] as const
    const events = source.events(new Set(source.indexes), ...range)
    return Array.from(events, ({ host, source: from, raw }) => [host, from, raw])
  }
  const first = read()
  expect(first.length).toBeGreaterThan(500)
  source.sweep()
  source.sweep()
  expect(Array.from(source.warm()).length).toBeGreaterThan(100)
  expect(Array.from(source.warm())).toEqual([])
  expect(read()).toEqual(first)
})

test('lines are written ahead only while nobody searches, and not after the end', async () => {
  let busy = true
  let written = 0
  const upkeep = new LineUpkeep(
    {
      *warm() {
        for (;;) {
          written += 1
          yield
        }
      },
      sweep: () => undefined
    },
    () => busy
  )
  upkeep.start()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(written).toBeLessThanOrEqual(1)
  busy = false
  await expect.poll(() => written).toBeGreaterThan(5)
  upkeep.close()
  const atEnd = written
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(written).toBe(atEnd)
})
