import { addValue, type Fields } from './fields.ts'

/** Splunk's automatic JSON extraction: dotted names, `{}` for a step into an array, null left out. */
export function extractJson(text: string, fields: Fields): void {
  flatten(JSON.parse(text), '', fields)
}

function flatten(value: unknown, name: string, fields: Fields): void {
  if (Array.isArray(value)) {
    for (const item of value) flatten(item, `${name}{}`, fields)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      flatten(item, name === '' ? key : `${name}.${key}`, fields)
    }
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    addValue(fields, name, String(value))
  }
}
