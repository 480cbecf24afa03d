import type { Message } from './rest/rest-error.ts'

export type Content = Readonly<Record<string, unknown>>

export interface Acl {
  readonly app: string
  readonly owner: string
  readonly sharing: 'user' | 'app' | 'global' | 'system'
  readonly perms: { readonly read: readonly string[]; readonly write: readonly string[] } | null
  readonly modifiable: boolean
  readonly can_write: boolean
  readonly can_list?: boolean
  /** Of knowledge objects. */
  readonly can_change_perms?: boolean
  readonly can_share_app?: boolean
  readonly can_share_global?: boolean
  readonly can_share_user?: boolean
  readonly removable?: boolean
  /** Of a search job, a number as text. */
  readonly ttl?: string
}

export interface Entry {
  readonly name: string
  /** Absolute address. */
  readonly id: string
  readonly updated: string
  /** Search jobs only. */
  readonly published?: string
  readonly links: Readonly<Record<string, string>>
  /** Properties have neither author nor acl; their content is a text, or nothing. */
  readonly author?: string
  readonly acl?: Acl
  readonly content?: Content | string
  readonly fields?: Readonly<Record<'required' | 'optional' | 'wildcard', readonly string[]>>
}

export interface Feed {
  readonly title: string
  readonly links: Readonly<Record<string, string>>
  /** Absolute address of the collection. */
  readonly origin: string
  readonly updated: string
  readonly entry: readonly Entry[]
  /** Absent where nothing is paged. */
  readonly paging?: { readonly total: number; readonly perPage: number; readonly offset: number }
  readonly messages?: readonly Message[]
}

/** What the demo says it is; the newest Splunk whose answers its shapes follow. */
export const generator = { build: 'demo18089', version: '10.6.0' } as const

/** https://docs.splunk.com/Documentation/Splunk/latest/RESTUM/RESTusing */
export function feedToJson(feed: Feed): string {
  const { links, origin, updated, entry, paging, messages } = feed
  return JSON.stringify({ links, origin, updated, generator, entry, paging, messages })
}

/** `2026-11-22T18:22:16+00:00` */
export const feedTime = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00')

/** `2026-11-22T18:22:16.123+00:00` */
export const preciseTime = (milliseconds: number): string =>
  new Date(Math.max(-latestDate, Math.min(milliseconds, latestDate)))
    .toISOString()
    .replace('Z', '+00:00')

// No Date lies further away, and a caller may ask for any range.
const latestDate = 8.64e15
