/** Characters that a row and what is told of a call keep of texts that may come from anywhere. */
export const longest = { name: 200, text: 4000 } as const

/** Of a longer text its beginning, and how much more there was. Redact before: the end may be half a secret. */
export function shortened(text: string, most: number): string {
  const more = text.length - most
  return more <= 0 ? text : `${text.slice(0, most)}… [${more} more characters are not kept]`
}
