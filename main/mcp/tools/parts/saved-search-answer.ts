import { z } from 'zod'
import { type Entry } from '../../../splunk/entries.ts'
import type { SavedSearch } from '../../../splunk/saved-searches.ts'
import { maskSetting } from '../../../splunk/secret-settings.ts'
import { ToolError } from '../../tool.ts'
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

/** All settings of a saved search; actions can hold secrets, which are masked. */
export const shownSettings = ({ content }: Entry<SavedSearch>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(content.settings)
      .filter(([name]) => !name.startsWith('eai:'))
      .map(([name, value]) => [
        name,
        name.startsWith('action.') && typeof value === 'string' ? maskSetting(name, value) : value
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
