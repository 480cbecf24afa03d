const longest = 2000

/** A text in lines for a list; longer lines go on in the next. */
export function textLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) =>
      line.length <= longest ? [line] : (line.match(new RegExp(`[^]{1,${longest}}`, 'gu')) ?? [])
    )
}
