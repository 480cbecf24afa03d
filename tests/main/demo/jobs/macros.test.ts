import { expect, test } from 'vitest'
import { expandMacros, type Macro, plantedMacros } from '../../../../main/demo/jobs/macros.ts'

const never = (): Promise<string> => Promise.reject(new Error('Nothing is to be computed here.'))
const macro = (name: string, definition: string, args?: string): Macro => ({
  name,
  definition,
  ...(args === undefined ? {} : { args }),
  description: '',
  iseval: false
})

test.each([
  [
    'search `login_failures` | stats count',
    'search index=security ("Failed password" OR EventCode=4625) | stats count'
  ],
  ['search `web_errors(404)`', 'search index=web status>=404'],
  ['search `checkout_errors`', 'search index=web status>=500 uri_path="/cart/checkout"'],
  ['search "`web_errors(404)`"', 'search "`web_errors(404)`"'],
  ['search x ```a comment with `nothing` in it```', 'search x ```a comment with `nothing` in it```']
])('%s', async (spl, expected) => {
  expect(await expandMacros(spl, plantedMacros(), never)).toBe(expected)
})

test('a macro whose definition is an eval expression is computed', async () => {
  const expressions: string[] = []
  const evaluate = (expression: string): Promise<string> => {
    expressions.push(expression)
    return Promise.resolve('earliest=-48h')
  }
  const expanded = await expandMacros('search index=web `last_days(2)`', plantedMacros(), evaluate)
  expect(expanded).toBe('search index=web earliest=-48h')
  expect(expressions).toEqual(['"earliest=-" . tostring(2 * 24) . "h"'])
})

test('an unknown macro, and a known one with another number of arguments, are named', async () => {
  await expect(expandMacros('search `nope`', plantedMacros(), never)).rejects.toThrow(
    "macro 'nope' that"
  )
  await expect(expandMacros('search `cleanup`', plantedMacros(), never)).rejects.toThrow(
    "macro 'cleanup' that"
  )
})

test('a macro that calls itself ends in an error', async () => {
  const macros = [macro('a', '`b`'), macro('b', '`a`')]
  await expect(expandMacros('search `a`', macros, never)).rejects.toThrow(/macro '[ab]' that/)
})
