import { useEffect, useMemo, useState } from 'react'
import {
  type Completion,
  completions,
  valueCompletion
} from '../../../main/inspector/filter/completion.ts'
import { withoutPart } from '../../../main/inspector/filter/edits.ts'
import { parseFilter } from '../../../main/inspector/filter/parser.ts'
import { filterParts } from '../../../main/inspector/filter/parts.ts'
import type { FieldValue, FilterQuery } from '../../../preload/api.ts'
import { useAppState, useSwitchboard } from '../../state/hooks.ts'
import { draftStart, type FieldText, wholeText } from './field-text.ts'

export interface FilterOption extends Completion {
  readonly key: string
  /** Calls that have this value, where that is known. */
  readonly calls: number | null
  /** Of a saved filter: what stands in place of everything. */
  readonly saved: string | null
}

/** More than can be looked through; typing on finds the rest. */
const most = 50

/** What can be put in where the caret is, and in place of what of the draft. */
export function useFilterOptions(
  own: FieldText,
  caret: number,
  open: boolean,
  { protocol, source }: Omit<FilterQuery, 'filter'>
) {
  const { api } = useSwitchboard()
  const saved = useAppState()?.settings.savedFilters
  const [asked, setAsked] = useState<{ key: string; values: readonly FieldValue[] } | null>(null)
  const start = draftStart(own)
  const found = useMemo(() => {
    const before = own.before.trim()
    return completions(before === '' ? own.draft : `${before} ${own.draft}`, start + caret)
  }, [own, caret, start])
  const { field, prefix } = found.ask ?? { field: null, prefix: '' }
  const filter = useMemo(() => withoutPartAt(wholeText(own), start + caret), [own, caret, start])
  const asks = JSON.stringify([filter, protocol, source, field, prefix])

  useEffect(() => {
    if (!open || field === null) return undefined
    let wanted = true
    const query = { filter, protocol, source }
    void api.request('inspector.values', query, field, prefix).then((reply) => {
      if (wanted && reply.ok) setAsked({ key: asks, values: reply.value })
    })
    return () => {
      wanted = false
    }
  }, [api, open, filter, protocol, source, field, prefix, asks])

  const options = useMemo(() => {
    const values = asked?.key === asks ? asked.values : []
    const calls = new Map(values.map((one) => [one.value, one.calls]))
    const known = new Set(found.options.map(({ text }) => text))
    const all: FilterOption[] = found.options.map((option) => ({
      ...option,
      key: option.text,
      calls: field === null ? null : (calls.get(option.text) ?? null),
      saved: null
    }))
    for (const { value, calls: count } of values) {
      if (known.has(value) || value === '') continue
      all.push({ ...valueCompletion(value, ''), key: `=${value}`, calls: count, saved: null })
    }
    const nothing = own.before === '' && own.after === '' && own.draft === ''
    const filters = (nothing ? (saved ?? []) : []).map(({ name, text }) => ({
      key: `saved ${name}`,
      text: name,
      about: text,
      goesOn: false,
      calls: null,
      saved: text
    }))
    return [...filters, ...all]
  }, [found, asked, asks, field, own, saved])

  return {
    options: options.slice(0, most),
    left: Math.max(0, options.length - most),
    /** Of the draft. */
    from: Math.max(0, found.from - start),
    to: Math.max(0, found.to - start)
  }
}

/**
 * What else is asked for than at a place; all calls, where that cannot be read by itself, or may be asked for
 * instead.
 */
function withoutPartAt(text: string, at: number): string {
  const parts = filterParts(text)
  if (parts.some(({ kind }) => kind === 'or')) return ''
  const part = parts.find(({ from, to }) => from <= at && at <= to)
  const others = part === undefined ? text : withoutPart(text, part)
  return parseFilter(others).ok ? others : ''
}
