/**
 * The lines of a stream of text. Split at line feeds alone: JSON may hold U+2028, where
 * node:readline would split too.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const chunk of chunks) {
    const pieces = chunk.split('\n')
    const rest = pieces.pop() ?? ''
    for (const piece of pieces) {
      parts.push(piece)
      yield parts.join('').replace(/\r$/, '')
      parts = []
    }
    if (rest !== '') parts.push(rest)
  }
  if (parts.length > 0) yield parts.join('')
}
