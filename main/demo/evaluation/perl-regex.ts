import { commandError } from './search-error.ts'

const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  space: '\\s',
  upper: 'A-Z',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w'
}

/**
 * Splunk's regular expressions are PCRE: named groups as (?P<n>), flags in front, POSIX classes,
 * \A \z \h. Throws `SearchFailed` in the words of the command for what JavaScript cannot read.
 */
export function perlRegex(command: string, source: string, flags = ''): RegExp {
  let added = ''
  const translated = source
    .replace(/^\(\?([imsx]+)\)/, (_all, inline: string) => {
      added = inline.replace('x', '')
      return ''
    })
    .replace(/\(\?P?<(?=[A-Za-z_])/g, '(?<')
    .replace(/\[:(\w+):\]/g, (all, name: string) => classes[name] ?? all)
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/\\h/g, '[ \\t]')
    .replace(/([+*?}])\+/g, '$1')
  try {
    return new RegExp(translated, [...new Set(flags + added)].join(''))
  } catch (error) {
    throw commandError(
      command,
      `The regex '${source}' is invalid. ${error instanceof Error ? error.message : ''}`
    )
  }
}
