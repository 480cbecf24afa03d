import { SplunkError } from '../splunk-error.ts'

/** A search that a dashboard runs. */
export interface DashboardSearch {
  readonly id: string | null
  /** With the search that it goes on from in front, tokens ($name$) as they stand. */
  readonly spl: string
}

/** What a dashboard does beside showing results. */
export interface DashboardContents {
  readonly searches: readonly DashboardSearch[]
  /** Saved searches and panels that it takes in by name, so that their SPL is not in it. */
  readonly references: readonly string[]
  /** What the browser of a viewer would run, or fetch from elsewhere, by itself. */
  readonly active: readonly string[]
  /** Texts that tokens can get, without those that viewers and results bring. */
  readonly tokenTexts: readonly string[]
  /** Whether results get into tokens without a viewer's doing. */
  readonly fillsTokens: boolean
  /** Addresses elsewhere that a viewer can follow. */
  readonly links: readonly string[]
}

/** Without the control characters that browsers drop. */
export const asBrowsersRead = (address: string): string => address.replace(/\p{Cc}/gu, '')

// Browsers read "https:host" and "https:/host" like "https://host".
export const isElsewhere = (address: string): boolean =>
  /^\s*(?:(?:https?|ftp|wss?):|(?:[a-z]+:)?[\\/]{2})/i.test(asBrowsersRead(address))

/** More than this would keep everything else waiting while it is judged. */
const mostCharacters = 500_000

/** All of them. Throws `bad_request` for a dashboard whose searches together are too long. */
export function bounded(
  ...lists: readonly Iterable<DashboardSearch>[]
): readonly DashboardSearch[] {
  const all: DashboardSearch[] = []
  let characters = 0
  for (const searches of lists) {
    for (const search of searches) {
      characters += search.spl.length
      if (characters > mostCharacters) throw tooLong()
      all.push(search)
    }
  }
  return all
}

const tooLong = (): SplunkError =>
  new SplunkError(
    'bad_request',
    `The searches of the dashboard have more than ${mostCharacters} characters, each with those that it goes on from.`,
    { hint: 'Make several dashboards of it, or shorten the searches that others go on from.' }
  )

/** What is in an address of the search page; null: no search. */
export function linkedSearch(address: string): string | null {
  const query = /[?&]q=([^&]*)/.exec(address)?.[1]
  if (query === undefined) return null
  try {
    return decodeURIComponent(query.replace(/\+/g, ' '))
  } catch {
    // A percent sign that is none is text.
    return query
  }
}

/**
 * A search that goes on from others, which `of` knows by id: what splunkd runs in the end. Null where
 * the chain leads nowhere or to itself.
 */
export function chained(
  id: string,
  of: (id: string) => { readonly spl: string; readonly base: string | null } | undefined
): string | null {
  const pieces: string[] = []
  const seen = new Set<string>()
  for (let next: string | null = id; next !== null;) {
    const search = of(next)
    if (search === undefined || seen.has(next)) return null
    seen.add(next)
    const spl = search.spl.trim()
    pieces.unshift(search.base === null ? spl : spl.replace(/^\|\s*/, ''))
    next = search.base
  }
  return pieces.join('\n| ')
}
