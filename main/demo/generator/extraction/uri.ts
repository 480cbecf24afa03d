import type { FieldNeeds } from '../../event.ts'
import type { Fields } from './fields.ts'
import { type Extract, groupsOf } from './groups.ts'
import { extractKeyValues } from './key-value.ts'

// Most queries need no pattern for key=value, which costs more than all the rest of the line.
const plainQuery = /^[A-Za-z]\w*=[\w-]+(?:&[A-Za-z]\w*=[\w-]+)*$/

function inName(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || // a-z
    (code >= 65 && code <= 90) || // A-Z
    (code >= 48 && code <= 58) || // 0-9 :
    code === 95 || // _
    code === 45 || // -
    code === 46 // .
  )
}

/** Whether any name that a query gives a value is wanted. */
function namesWanted(query: string, wanted: FieldNeeds): boolean {
  for (let sign = query.indexOf('='); sign >= 0; sign = query.indexOf('=', sign + 1)) {
    let start = sign
    while (start > 0 && inName(query.charCodeAt(start - 1))) start -= 1
    if (start < sign && wanted(query.slice(start, sign))) return true
  }
  return false
}

function addNames(query: string, fields: Fields, wanted: FieldNeeds): void {
  if (!plainQuery.test(query)) {
    extractKeyValues(query, fields)
    return
  }
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=')
    const name = pair.slice(0, equals)
    if (wanted(name) && !Object.hasOwn(fields, name)) fields[name] = pair.slice(equals + 1)
  }
}

/**
 * The fields of a request: the named groups of `shape`, one of which is `uri`, its path and query, and
 * the names in the query.
 */
export function requestOf(shape: RegExp, wanted: FieldNeeds): Extract {
  const addGroups = groupsOf(shape, (name) => name === 'uri' || wanted(name))
  const ofPath = wanted('uri_path') || wanted('file')
  const ofQuery = wanted('uri_query')
  return (raw, fields) => {
    addGroups(raw, fields)
    const { uri } = fields
    if (typeof uri !== 'string') return
    const mark = uri.indexOf('?')
    if (ofPath) {
      const path = mark < 0 ? uri : uri.slice(0, mark)
      fields.uri_path = path
      fields.file = path.slice(path.lastIndexOf('/') + 1)
    }
    if (mark < 0) return
    const query = uri.slice(mark + 1)
    if (ofQuery) fields.uri_query = query
    if (namesWanted(query, wanted)) addNames(query, fields, wanted)
  }
}
