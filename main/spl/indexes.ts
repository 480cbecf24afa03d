import { tokens, unquote } from './tokens.ts'

/** Names and wildcards of the indexes that a search names, lower case, each once, in order. */
export function indexesIn(spl: string): string[] {
  const all = tokens(spl).filter(({ kind }) => kind !== 'space' && kind !== 'comment')
  const found = new Set<string>()
  const add = (text: string | undefined) => {
    if (text !== undefined && /^[\w"*.-]/.test(text)) found.add(unquote(text).toLowerCase())
  }
  for (const [at, { text }] of all.entries()) {
    const field = /^(?:_?index)(?:::(.+))?$/i.exec(text)
    if (!field || /^_/.test(text)) continue
    const next = all[at + 1]?.text.toLowerCase()
    if (field[1] !== undefined) add(field[1])
    else if (next === '=') add(all[at + 2]?.text)
    else if (next === 'in' && all[at + 2]?.text === '(') {
      for (const { text: value, kind } of all.slice(at + 3)) {
        if (value === ')') break
        if (kind === 'word' || kind === 'string') add(value)
      }
    }
  }
  return [...found]
}
