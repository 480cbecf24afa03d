import { fieldWord } from '../../../main/inspector/filter/fields.ts'

export interface MeantField {
  readonly written: string
  readonly meant: string
}

/** "status=error", as in SPL, is a text that is looked for; what asks a field is "status:error". Null: none. */
export function meantField(filter: string): MeantField | null {
  const found = /(?<=^|[\s(-])([a-z]+)(!?)=("[^"]*"|[^\s)"]+)/i.exec(filter)
  const [written = '', word = '', not, value] = found ?? []
  if (fieldWord(word) === undefined) return null
  return { written, meant: `${not === '!' ? '-' : ''}${word}:${value}` }
}
