import { z } from 'zod'
import { type Entry } from '../../splunk/entries.ts'
import type { SavedSearch } from '../../splunk/saved-searches.ts'
import { ToolError } from '../tool.ts'
import { app, isRealTime, owner } from './arguments.ts'

/** Which saved search is meant. */
export const savedSearchName = z
  .string()
  .min(1)
  .max(500)
  .regex(/[^.]/)
  .describe('Name of the saved search, exactly as in Splunk.')

/** For tools that look for one by its name. */
export const savedSearchPlace = {
  app: app.describe('App it is in; needed when several apps have one of that name.'),
  owner: owner.describe('Its owner; needed when several owners have one of that name.')
}

export const savedTime = z
  .string()
  .trim()
  .max(64)
  .refine((time) => !isRealTime(time), {
    message: 'Real-time searches (rt…) are not saved by this tool. Use a range such as -15m to now.'
  })

export const cronSchedule = z
  .string()
  .trim()
  .max(200)
  .describe('When Splunk runs it, in cron form: minute hour day month weekday. "*/15 * * * *".')

export const permissionsShape = z
  .object({ read: z.array(z.string()), write: z.array(z.string()) })
  .nullable()
  .describe('Roles that may read and write it; null: only its owner may.')

export const permissionsOf = ({ acl: { perms } }: Entry<unknown>) =>
  perms === null ? null : { read: [...perms.read], write: [...perms.write] }

const secret = /(?:password|passwd|secret|token|(?:api|auth|private|routing|integration)_?key)$/i

/** All settings of a saved search but secrets of its actions, which splunkd may show. */
export const shownSettings = ({ content }: Entry<SavedSearch>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(content.settings)
      .filter(([name]) => !name.startsWith('eai:'))
      .map(([name, value]) => [
        name,
        secret.test(name) && value !== '' && value !== null ? '********' : value
      ])
  )

/** The tools for saved searches leave alerts alone; `tool`: the one that does it. */
export function assertNoAlert({ name, content }: Entry<SavedSearch>, tool: string): void {
  if (!content.isAlert) return
  throw new ToolError(
    'is_alert',
    `"${name}" is an alert: it triggers on its results or runs actions. Nothing was changed.`,
    `Use ${tool}.`
  )
}
