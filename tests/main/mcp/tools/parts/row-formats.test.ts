import { expect, test } from 'vitest'
import {
  csvOf,
  cut,
  markdownOf,
  summaryOf
} from '../../../../../main/mcp/tools/parts/row-formats.ts'

const table = {
  fields: ['a', 'b'],
  rows: [
    { a: 'x|y', b: '9' },
    { a: 'say "hi",\nthen go', b: ['10', '9'] },
    { a: null, b: '100' }
  ]
}

test('CSV quotes what has to be quoted, and keeps every value of a multivalue field', () => {
  expect(csvOf(table)).toBe('a,b\nx|y,9\n"say ""hi"",\nthen go","10\n9"\n,100\n')
})

test('Markdown keeps each row on one line and each value in its column', () => {
  expect(markdownOf(table)).toBe(
    '| a | b |\n| --- | --- |\n| x\\|y | 9 |\n| say "hi",<br>then go | 10<br>9 |\n|  | 100 |\n'
  )
})

test('no rows make an empty table', () => {
  expect(csvOf({ fields: [], rows: [] })).toBe('')
  expect(markdownOf({ fields: [], rows: [] })).toBe('')
})

test('a summary counts rows, distinct values and the most frequent ones, and orders numbers as numbers', () => {
  expect(summaryOf(table)).toEqual([
    {
      field: 'a',
      count: 2,
      distinct: 2,
      numeric: false,
      min: 'say "hi",\nthen go',
      max: 'x|y',
      top: [
        { value: 'x|y', count: 1 },
        { value: 'say "hi",\nthen go', count: 1 }
      ]
    },
    {
      field: 'b',
      count: 3,
      distinct: 3,
      numeric: true,
      min: '9',
      max: '100',
      top: [
        { value: '9', count: 2 },
        { value: '10', count: 1 },
        { value: '100', count: 1 }
      ]
    }
  ])
})

test('a cut text says how much is gone, and ends with a whole character', () => {
  expect(cut('abcdef', 6)).toEqual({ text: 'abcdef', cut: false })
  expect(cut('ab😀def', 3)).toEqual({ text: 'ab …[5 of 7 characters left out]', cut: true })
})
