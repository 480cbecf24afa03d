const leading = /^((?:\s|```[^]*?```)*)([^]*)$/
const command = /^(?:$|\||\[|search(?![^\s]))/i

/**
 * The text that splunkd runs for the SPL of a saved search: it puts `search` in front unless a pipe
 * stands there (a saved search's qualifiedSearch), while a search job takes its text as it is.
 */
export function runSpl(stored: string): string {
  const [, , rest = ''] = leading.exec(stored) ?? []
  return command.test(rest) ? stored : `search ${stored}`
}

/** How to store SPL that stands as a search job takes it, so that splunkd runs just that. */
export function storedSpl(spl: string): string {
  const [, comments = '', rest = ''] = leading.exec(spl) ?? []
  if (rest.startsWith('|') || rest.startsWith('[')) {
    return comments.trim() === '' || rest.startsWith('[')
      ? spl
      : `| ${comments.trim()} ${rest.slice(1).trim()}`
  }
  const terms = /^search\s+([^\s|[][^]*)$/i.exec(rest)?.[1]
  const bare = terms !== undefined && comments.trim() === '' && !/^search\s/i.test(terms)
  return bare ? terms : `| ${spl}`
}
