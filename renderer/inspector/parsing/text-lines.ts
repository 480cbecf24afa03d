/**
 * A text in lines of so many characters at most, after a space where one is near. One that ends with a newline
 * ends in the text as well; others go on in the next.
 */
export function textLines(text: string, columns: number): readonly string[] {
  const least = Math.ceil((columns * 2) / 3)
  const parts = new RegExp(`[^]{${least},${columns}}(?<=\\s)|[^]{1,${columns}}`, 'gu')
  return text.split(/\r?\n/).flatMap((line, at, { length }) => {
    const end = at < length - 1 ? '\n' : ''
    if (line.length <= columns) return [line + end]
    const lines: readonly string[] = line.match(parts) ?? []
    return lines.with(-1, `${lines.at(-1)}${end}`)
  })
}
