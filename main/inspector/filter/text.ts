import { amountText } from './amounts.ts'
import { fieldWord } from './fields.ts'
import type { Filter } from './filter.ts'
import { momentText } from './moments.ts'

const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

const bareText = /^[\p{L}\p{N}_.][\p{L}\p{N}_.@*-]*$/u
const bareValue = /^[\p{L}\p{N}_.@:][\p{L}\p{N}_.@:/-]*$/u

/** A value as it can stand after a colon. */
export const quotedValue = (value: string): string => (bareValue.test(value) ? value : quote(value))

/** Free text as it can stand between other words. */
export const quotedText = (text: string): string =>
  bareText.test(text) && !/^(?:or|and|not)$/i.test(text) ? text : quote(text)

/** The text of a filter; read again, it means the same. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return filter.of
        .map((one) =>
          one.kind === 'any' || one.kind === 'all' ? bracketed(one) : printFilter(one)
        )
        .join(' ')
    case 'any':
      return filter.of
        .map((one) => (one.kind === 'any' ? bracketed(one) : printFilter(one)))
        .join(' or ')
    case 'not':
      return filter.of.kind === 'any' || filter.of.kind === 'all'
        ? `-${bracketed(filter.of)}`
        : `-${printFilter(filter.of)}`
    case 'field': {
      const sign = filter.exact ? '=' : ''
      const value = filter.value === '' && !filter.exact ? '*' : quotedValue(filter.value)
      return `${filter.field}:${sign}${value}`
    }
    case 'number': {
      const word = fieldWord(filter.field)
      const unit = word?.kind === 'number' ? word.unit : 'count'
      return `${filter.field}:${filter.comparison}${amountText(filter.value, unit)}`
    }
    case 'time':
      return `${filter.field}:${momentText(filter.at)}`
    case 'is':
      return `is:${filter.what}`
    case 'text':
      return quotedText(filter.text)
    case 'regex':
      return `/${filter.source}/${filter.flags}`
  }
}

const bracketed = (filter: Filter) => `(${printFilter(filter)})`
