import { amountText } from '../../../../main/inspector/filter/amounts.ts'
import { fieldWord } from '../../../../main/inspector/filter/fields.ts'
import type { Filter } from '../../../../main/inspector/filter/filter.ts'
import type { Moment } from '../../../../main/inspector/filter/moments.ts'
import { quotedText, quotedValue } from '../../../../main/inspector/filter/text.ts'

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

const momentText = (at: Moment): string =>
  typeof at === 'number' ? new Date(at).toISOString() : amountText(at.ago, 'ms')
