/** A configuration file is not what it should be. The message goes on after the name of the file. */
export class DocumentError extends Error {}

/** "line 3, column 5", both from 1. */
export function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}

/** The line end of a text: that of its first line. */
export const lineEndOf = (text: string): '\r\n' | '\n' => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n')
