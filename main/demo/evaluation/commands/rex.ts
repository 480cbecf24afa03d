import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { perlRegex } from '../perl-regex.ts'
import type { Result } from '../result.ts'
import { eachRow, type Step } from '../rows.ts'
import { commandError } from '../search-error.ts'
import { fromValues, textOf, valuesOf } from '../value.ts'

/** `rex`: fields from the named groups of a regular expression, or changes in sed's language. */
export const rex: Command = {
  compile({ args }) {
    const given = new Arguments('rex', args, ['field', 'max_match', 'mode'], {
      offset_field: []
    })
    const field = given.text('field')?.replace(/^"(.*)"$/, '$1') ?? '_raw'
    const [pattern, ...others] = given.names
    if (pattern === undefined || others.length > 0) {
      throw commandError('rex', 'The regex is missing, or has no quotes around it.')
    }
    const mode = given.text('mode')
    if (mode?.toLowerCase() === 'sed') return sed(field, pattern)
    if (mode !== null) throw commandError('rex', `The mode '${mode}' is invalid. It can be sed.`)
    if (!/\(\?P?<[A-Za-z_]/.test(pattern)) {
      throw commandError(
        'rex',
        `The regex '${pattern}' does not extract anything. It should specify at least one named group. Format: (?<name>...).`
      )
    }
    const most = given.integer('max_match', 1)
    const regex = perlRegex('rex', pattern, 'g')
    return eachRow((row) => extracted(row, field, regex, most))
  }
}

function extracted(row: Result, field: string, regex: RegExp, most: number): Result {
  const found = new Map<string, string[]>()
  let matches = 0
  for (const value of valuesOf(row.get(field))) {
    for (const { groups } of value.matchAll(regex)) {
      if (most > 0 && matches >= most) break
      matches += 1
      for (const [name, text] of Object.entries(groups ?? {}) as [string, string | undefined][]) {
        if (text !== undefined) found.set(name, [...(found.get(name) ?? []), text])
      }
    }
  }
  if (found.size === 0) return row
  const changed = row.copy()
  for (const [name, values] of found) changed.set(name, fromValues(values))
  return changed
}

function sed(field: string, script: string): Step {
  const parts = /^([sy])(.)((?:\\.|(?!\2).)*)\2((?:\\.|(?!\2).)*)\2([gi]*|\d+)$/s.exec(
    script.trim()
  )
  if (!parts) throw commandError('rex', `Failed to parse the sed expression '${script}'.`)
  const [, kind, , from = '', to = '', flags = ''] = parts
  const change = kind === 'y' ? transliteration(from, to) : substitution(from, to, flags)
  return eachRow((row) => {
    const text = textOf(row.get(field))
    if (text === null) return row
    const changed = row.copy()
    changed.set(field, change(text))
    return changed
  })
}

const transliteration =
  (from: string, to: string) =>
  (text: string): string =>
    Array.from(text)
      .map((char) => (from.includes(char) ? (to[from.indexOf(char)] ?? char) : char))
      .join('')

function substitution(from: string, to: string, flags: string): (text: string) => string {
  const nth = /^\d+$/.test(flags) ? Number(flags) : null
  const regex = perlRegex('rex', from, flags.includes('i') ? 'gi' : 'g')
  return (text) => {
    let count = 0
    return text.replace(regex, (all: string, ...groups: unknown[]) => {
      count += 1
      if (nth === null ? !flags.includes('g') && count > 1 : count !== nth) return all
      return to.replace(/\\(\d)|&/g, (_part, group?: string) => {
        const value = group === undefined ? all : groups[Number(group) - 1]
        return typeof value === 'string' ? value : ''
      })
    })
  }
}

/** `regex`: keeps the rows that match, or with != those that do not. */
export const regex: Command = {
  compile({ args }) {
    const parts = /^(?:([\w.{}]+|"[^"]*")\s*(!?=)\s*)?"((?:[^"\\]|\\[^])*)"$/.exec(args.trim())
    const pattern = (parts?.[3] ?? args.trim()).replace(/\\(["\\])/g, '$1')
    const field = parts?.[1]?.replace(/"/g, '') ?? '_raw'
    const wanted = parts?.[2] !== '!='
    const shape = perlRegex('regex', pattern)
    return eachRow((row) =>
      valuesOf(row.get(field)).some((value) => shape.test(value)) === wanted ? row : null
    )
  }
}
