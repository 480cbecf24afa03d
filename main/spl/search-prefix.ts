import names from './command-names.json' with { type: 'json' }

const comments = /^(?:\s|```[^]*?```)*/
const firstWord = /^([a-z_][\w]*)(?=$|[\s|[("'`,*+-])(?!\s*(?:!?=|[<>]|::))/i

/** The SPL commands of Splunk and its common add-ons, in lower case. */
export const knownCommands: ReadonlySet<string> = new Set(names)

/**
 * The text that splunkd takes: it wants a command first, and people leave out `search`.
 * A macro in first place gets `search` too, because splunkd does so in its own search bar.
 */
export function withSearchPrefix(spl: string): string {
  const rest = spl.replace(comments, '')
  if (rest === '' || rest.startsWith('|') || rest.startsWith('[')) return spl
  const word = firstWord.exec(rest)?.[1]?.toLowerCase()
  return word !== undefined && knownCommands.has(word) ? spl : `search ${spl}`
}
