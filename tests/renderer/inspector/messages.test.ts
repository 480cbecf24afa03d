import { expect, test } from 'vitest'
import { messageLines } from '../../../renderer/inspector/call/message-lines.ts'
import { readArguments } from '../../../renderer/inspector/json-problem.ts'
import { detailCall } from '../support/detail-calls.ts'

test('the answer with the result, which is kept once, is whole again', () => {
  const lines = messageLines(detailCall({ result: '{"content":[]}' }))
  expect(lines.map(({ title }) => title)).toEqual([
    'tools/call',
    'notifications/progress',
    'notifications/progress',
    'notifications/progress',
    'result'
  ])
  expect(lines.at(-1)?.value).toEqual({ jsonrpc: '2.0', id: 7, result: { content: [] } })
})

test('a large result is not put in', () => {
  expect(messageLines(detailCall({ result: null })).at(-1)).toMatchObject({
    title: 'result',
    text: null
  })
})

test('text that is no JSON is shown as it came', () => {
  const [first] = detailCall().messages
  if (first === undefined) throw new Error('The scene has no message.')
  const [line] = messageLines(detailCall({ messages: [{ ...first, text: '{"jsonrpc": oops' }] }))
  expect(line).toMatchObject({ title: 'no JSON', text: '{"jsonrpc": oops', value: undefined })
})

test('wrong arguments are told with their place', () => {
  expect(readArguments('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } })
  expect(readArguments('{\n  "a": \n}')).toMatchObject({
    ok: false,
    at: 10,
    message: expect.stringContaining('line 3, column 1') as string
  })
  expect(readArguments('{"a": 1')).toMatchObject({ ok: false, at: 7 })
  expect(readArguments('[1]')).toMatchObject({
    ok: false,
    message: expect.stringContaining('object') as string
  })
})
