import { expect, test } from 'vitest'
import { smallSeries } from '../../../renderer/inspector/call/small-series.ts'

test('a series much smaller than the largest gets a scale of its own, and one of zeros alone does not', () => {
  const series = [
    { name: '500', values: [0, 73, 2] },
    { name: '502', values: [0, 0, null] },
    { name: 'seconds', values: [0.1, 0.4, -0.2] },
    { name: '503', values: [3, 1, 0] }
  ]
  expect([...smallSeries(series)]).toEqual(['seconds'])
  expect([...smallSeries([{ name: '502', values: [0, 0] }])]).toEqual([])
})
