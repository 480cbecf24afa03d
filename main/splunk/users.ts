import { z } from 'zod'
import { type Entry, type EntryPage, type ListOptions, findEntry, listEntries } from './entries.ts'
import { flag, optionalNumber, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const collection = 'authentication/users'
const names = z.array(z.string()).catch([]).default([])

const userSchema = z
  .object({
    realname: optionalText,
    email: optionalText,
    roles: names,
    capabilities: names,
    type: optionalText,
    defaultApp: optionalText,
    tz: optionalText,
    'locked-out': flag.catch(false).default(false),
    /** Unix seconds. */
    last_successful_login: optionalNumber
  })
  .transform(({ 'locked-out': lockedOut, last_successful_login: lastLogin, ...user }) => ({
    ...user,
    lockedOut,
    lastLogin: lastLogin === 0 ? null : lastLogin
  }))
export type User = Readonly<z.output<typeof userSchema>>

/** The users that this user may see, by name. */
export const listUsers = (splunk: Splunk, options: ListOptions): Promise<EntryPage<User>> =>
  listEntries(splunk, collection, userSchema, { sortKey: 'name', ...options })

/** Throws `not_found`. */
export const findUser = (splunk: Splunk, name: string): Promise<Entry<User>> =>
  findEntry(splunk, collection, userSchema, name, { what: 'user' })
