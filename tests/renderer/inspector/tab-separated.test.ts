import { expect, test } from 'vitest'
import { tabSeparated } from '../../../renderer/inspector/tab-separated.ts'

test('rows with different fields make one table, and no value breaks a line or a cell', () => {
  expect(
    tabSeparated([
      { host: 'a', raw: 'one\ttwo\nthree' },
      { host: 'b', tags: ['x'] }
    ])
  ).toBe('host\traw\ttags\na\tone two three\t\nb\t\t["x"]')
})
