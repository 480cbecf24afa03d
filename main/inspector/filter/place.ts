import { type FieldWord, fieldWord } from './fields.ts'

/** What is being written at a place of a filter's text. */
export interface Place {
  /** Whose value it is; undefined: a word of its own. */
  readonly field: FieldWord | undefined
  /** What is written up to the caret, without quotes. */
  readonly prefix: string
  /** What would be replaced by something else. */
  readonly from: number
  readonly to: number
  /** Whether something stands before it that `or` can join. */
  readonly joins: boolean
}

const name = /([a-z][a-z_]*):/iy
const quoted = /"(?:\\["\\]|\\(?!["\\])|[^"\\])*"?/y
const regex = /\/(?:\\[^]|[^\\/]|\/(?!i?(?:[\s)]|$)))+\/i?(?=[\s)]|$)/iy
const bare = /[^\s()]+/y
const listed = /[^\s(),]+/y

/** Undefined in free text in quotes, and in regular expressions. */
export function placeAt(text: string, caret: number): Place | undefined {
  /** Of the brackets that are open: whose values stand within. */
  const within: (FieldWord | undefined)[] = []
  let joins = false
  let at = 0
  const take = (shape: RegExp): string => {
    shape.lastIndex = at
    const found = shape.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  for (;;) {
    take(/\s+/y)
    if (at > caret || at >= text.length) break
    const sign = take(/[()]/y)
    if (sign === '(') within.push(within.at(-1))
    if (sign === ')') within.pop()
    if (sign !== '') {
      joins = sign === ')'
      continue
    }
    take(/-(?=[^\s)]|$)/y)
    const start = at
    const word = take(name)
    const named = fieldWord(word.slice(0, -1))
    if (word !== '' && (caret < at || named === undefined)) {
      const prefix = word.slice(0, Math.max(0, caret - start)).replace(':', '')
      if (caret <= at) return { field: undefined, prefix, from: start, to: at, joins }
    }
    if (take(/\(/y) !== '') {
      within.push(named)
      joins = false
      continue
    }
    const field = word === '' ? within.at(-1) : named
    const value = field === undefined ? 'free' : valueAt(field, caret)
    if (value === undefined) return undefined
    if (value !== 'free' && value !== 'past') return value
    if (value === 'free') {
      if (take(quoted) !== '' || take(regex) !== '') {
        if (caret > start && caret <= at) return undefined
      } else {
        take(bare)
        if (caret > start && caret <= at) {
          return { field: undefined, prefix: text.slice(start, caret), from: start, to: at, joins }
        }
      }
    }
    joins = !/^(?:or|and|not)$/i.test(text.slice(start, at))
  }
  return { field: within.at(-1), prefix: '', from: caret, to: caret, joins }

  function valueAt(field: FieldWord, place: number): Place | 'past' | undefined {
    const several = field.kind !== 'number' && field.kind !== 'time'
    do {
      if (field.kind === 'text') take(/=/y)
      const from = at
      const whole = take(quoted) || take(several ? listed : bare)
      if (place <= at) {
        const prefix = text.slice(from, Math.max(from, place))
        return { field, prefix: unquoted(prefix), from, to: from + whole.length, joins }
      }
    } while (several && take(/,/y) !== '')
    return 'past'
  }
}

const unquoted = (text: string) =>
  text.startsWith('"') ? text.replace(/^"|"$/g, '').replace(/\\(["\\])/g, '$1') : text
