import { z } from 'zod'

/** As Splunk Web calls them; savedsearches.conf counts from 1. */
export const severities = ['info', 'low', 'medium', 'high', 'critical', 'fatal'] as const

/** What a search's answer says of how bad an alert is. */
export const severityShape = z.enum(severities).nullable()

export const severityOf = (level: number | null) =>
  level === null ? null : (severities[level - 1] ?? null)
