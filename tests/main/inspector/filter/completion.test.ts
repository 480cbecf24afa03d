import { expect, test } from 'vitest'
import { completions, valueCompletion } from '../../../../main/inspector/filter/completion.ts'

/** With the caret at the bar; an option in its place is between angle brackets. */
function at(marked: string) {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = completions(text, caret)
  const place = `${text.slice(0, found.from)}[${text.slice(found.from, found.to)}]${text.slice(found.to)}`
  return { place, ask: found.ask, options: found.options.map((one) => one.text) }
}

test.each<[string, string, string]>([
  ['st|', '[st]', 'status:'],
  ['a -st|', 'a -[st]', 'status:'],
  ['not (cl|', 'not ([cl]', 'client: origin:client'],
  ['a st|atus:error', 'a [status:]error', 'status:'],
  ['err|', '[err]', 'error: status:error has:error'],
  ['dur|', '[dur]', 'took:'],
  ['clinet|', '[clinet]', 'client:'],
  ['clinet:|', '[clinet:]', 'client:'],
  ['status:|', 'status:[]', 'error refused running waiting cancelled ok'],
  ['status:re|f a', 'status:[ref] a', 'refused'],
  ['status:error,r|', 'status:error,[r]', 'refused running'],
  ['status:(error or r|', 'status:(error or [r]', 'refused running'],
  ['is:p|', 'is:[p]', 'pinned'],
  ['has:s|', 'has:[s]', 'sid'],
  ['>2|', '[>2]', '>2ms >2s >2min >2kb >2mb'],
  ['took:>2m|', 'took:[>2m]', '>2ms >2min'],
  ['size:>1|', 'size:[>1]', '>100kb >1mb >1b >1kb >1gb'],
  ['since:1|', 'since:[1]', '15m 1h 1m 1d'],
  ['a o|', 'a [o]', 'origin: status:ok or'],
  ['a or o|', 'a or [o]', 'origin: status:ok'],
  ['zzz|', '[zzz]', '']
])('%s offers in %s: %s', (marked, place, options) => {
  expect(at(marked)).toMatchObject({ place, options: options.split(' ').filter(Boolean) })
})

test('what the history knows is to be asked for', () => {
  expect(at('tool:run|_x a')).toEqual({
    place: 'tool:[run_x] a',
    ask: { field: 'tool', prefix: 'run' },
    options: []
  })
  expect(at('-client:="Claude \\"D|').ask).toEqual({ field: 'client', prefix: 'Claude "D' })
  expect(at('index:(web -m|').ask).toEqual({ field: 'index', prefix: 'm' })
  expect(at('status:e|').ask).toEqual({ field: 'status', prefix: 'e' })
  for (const none of ['error:time|', 'sta|', 'is:p|', 'took:|']) expect(at(none).ask).toBeNull()
  expect(valueCompletion('Claude Desktop', '12 calls').text).toBe('"Claude Desktop"')
})

test('every field is offered where nothing is written, and nothing within free text', () => {
  for (const marked of ['|', 'a |', 'a | b', '-|', 'a or |', '(|']) {
    expect(at(marked).options).toEqual(expect.arrayContaining(['tool:', 'status:', 'since:']))
  }
  expect(at('|').options).not.toContain('or')
  expect(at('a |').options).toContain('or')
  for (const marked of ['"sta|', '"sta|tus" a', '/sta|', '/sta|/', '-/a b|/'])
    expect(at(marked).options).toEqual([])
  // A path is no regular expression.
  expect(at('/services/search sta|').options).toContain('status:')
})
