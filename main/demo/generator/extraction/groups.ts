import type { FieldNeeds } from '../../event.ts'
import type { Fields } from './fields.ts'

/** Puts the fields of one line into `fields`. */
export type Extract = (raw: string, fields: Fields) => void

/**
 * Makes an extraction from a pattern whose named groups are fields; a group that did not match adds
 * nothing. Groups that are not wanted are not captured: cutting them out costs more than matching.
 */
export function groupsOf(shape: RegExp, wanted: FieldNeeds): Extract {
  const names: string[] = []
  const source = shape.source.replace(/\(\?<(\w+)>/g, (_, name: string) => {
    if (!wanted(name)) return '(?:'
    names.push(name)
    return '('
  })
  const pattern = new RegExp(source, shape.flags)
  return (raw, fields) => {
    const match = pattern.exec(raw)
    if (match === null) return
    for (let position = 0; position < names.length; position += 1) {
      const value: string | undefined = match[position + 1]
      if (value !== undefined) fields[names[position] ?? ''] = value
    }
  }
}
