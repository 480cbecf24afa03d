export interface Separator {
  /** Offset of the comma that follows; null: none does. */
  readonly comma: number | null
  /** Behind the comma, and behind comments that stand on the line of it. */
  readonly end: number
}

const tokens = /\/\/[^\r\n]*|\/\*[^]*?\*\/|\n|\S/g

/** What follows a value, or an opening brace, from `offset` on; comments are passed over. */
export function separatorAfter(text: string, offset: number): Separator {
  let comma: number | null = null
  let end = offset
  let sameLine = true
  for (const { 0: token, index } of text.slice(offset).matchAll(tokens)) {
    const at = offset + index
    if (token === '\n') sameLine = false
    else if (token.startsWith('/')) {
      if (sameLine) end = at + token.length
    } else if (token === ',' && comma === null) {
      comma = at
      sameLine = true
      end = at + 1
    } else break
  }
  return { comma, end }
}
