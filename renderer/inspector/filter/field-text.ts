import { filterParts } from '../../../main/inspector/filter/parts.ts'

/** A filter's text in the field: chips, what is being written, chips. */
export interface FieldText {
  readonly before: string
  readonly draft: string
  readonly after: string
}

const join = (...texts: readonly string[]) =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ')

/** All of it as chips. */
export const fieldText = (text: string): FieldText => ({
  before: text.trim(),
  draft: '',
  after: ''
})

export const wholeText = ({ before, draft, after }: FieldText): string => join(before, draft, after)

/** Where what is being written begins in the whole text. */
export const draftStart = ({ before }: FieldText): number => {
  const length = before.trim().length
  return length === 0 ? 0 : length + 1
}

/** What was written becomes chips. */
export const settled = ({ before, draft, after }: FieldText): FieldText => ({
  before: join(before, closed(draft)),
  draft: '',
  after
})

/** With the quote that is open at its end, so that it takes in nothing that is written after it. */
function closed(draft: string): string {
  const text = draft.trim()
  const last = filterParts(text).at(-1)
  const open = last?.kind === 'term' && filterParts(`${text} x`).at(-1)?.from === last.from
  return open ? `${text}"` : text
}

/** A part of the whole text comes back to be written. */
export function editing(own: FieldText, from: number, to: number): FieldText {
  const text = wholeText(own)
  return {
    before: text.slice(0, from).trim(),
    draft: text.slice(from, to),
    after: text.slice(to).trim()
  }
}

/** Whether what is written can become chips once a space follows. */
export function isComplete(draft: string): boolean {
  const text = draft.trim()
  const parts = filterParts(text)
  const last = parts.at(-1)
  if (last === undefined || parts.some(({ kind }) => kind === 'problem' || kind === 'unfinished')) {
    return false
  }
  // A space may belong to a regular expression that is not closed yet.
  if (last.kind === 'term' && /^-?\/[^/]*$/.test(last.text)) return false
  // In quotes that are not closed yet, it belongs to the text.
  return filterParts(`${text} x`).length > parts.length
}
