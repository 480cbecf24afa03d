import type { Fields } from './fields.ts'

const pair =
  /(?<![\w.:-])([A-Za-z][\w.:-]*)=(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,;&"'()[\]]+))/g

/** Splunk's automatic `key=value` extraction: the first value of a name wins. */
export function extractKeyValues(text: string, fields: Fields): void {
  for (const [, name, quoted, single, bare] of text.matchAll(pair)) {
    if (name === undefined) continue
    const value = quoted ?? single ?? bare
    if (value !== undefined && !Object.hasOwn(fields, name)) fields[name] = value
  }
}
