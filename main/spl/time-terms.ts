import { tokens, unquote } from './tokens.ts'

/** A time that stands in a search, such as earliest=-1h. */
export interface TimeTerm {
  /** In lower case: earliest, latest, _index_earliest, _index_latest. */
  readonly name: string
  readonly value: string
}

const names = /^(?:_index_)?(?:earliest|latest)$/i

/** The times that a search names, in order; they win over the time range of its job. Throws `SplSyntaxError`. */
export function timeTermsIn(spl: string): TimeTerm[] {
  const all = tokens(spl).filter(({ kind }) => kind !== 'space' && kind !== 'comment')
  return all.flatMap(({ kind, text }, at) => {
    const value = all[at + 2]
    const named = kind === 'word' && names.test(text) && all[at + 1]?.text === '='
    return named && (value?.kind === 'word' || value?.kind === 'string')
      ? [{ name: text.toLowerCase(), value: unquote(value.text) }]
      : []
  })
}
