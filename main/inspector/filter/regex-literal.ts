import { type Regex, RegexParser } from './regex-syntax.ts'

/**
 * The longest text that everything which a regular expression finds must hold, but for case under the
 * flag i: an index of texts, or a plain look, can leave out the rest. Empty: none. Throws `RegexProblem`.
 */
export function regexLiteral(source: string): string {
  let longest = ''
  let run = ''
  const cut = () => {
    if (run.length > longest.length) longest = run
    run = ''
  }
  const visit = (regex: Regex): void => {
    switch (regex.kind) {
      case 'set': {
        const { ranges, not } = regex.set
        const [first = 0, last] = ranges
        if (!not && ranges.length === 2 && first === last) run += String.fromCharCode(first)
        else cut()
        return
      }
      case 'row':
        regex.of.forEach(visit)
        return
      case 'repeat':
        if (regex.min > 0) visit(regex.of)
        if (regex.min !== 1 || regex.max !== 1) cut()
        return
      case 'choice':
        cut()
        return
      case 'assert':
        return
    }
  }
  visit(new RegexParser(source).whole())
  cut()
  return longest
}
