import { z } from 'zod'
import { listEntriesOf } from './all-entries.ts'
import { type EntryPage, type ListOptions } from './entries.ts'
import type { Splunk } from './splunk.ts'

/** The tags of one field-value pair. */
export interface TaggedValue {
  readonly enabled: readonly string[]
  readonly disabled: readonly string[]
}

// Each tag is a key of the stanza; `disabled` and eai:* are splunkd's own.
const stanzaSchema = z.record(z.string(), z.unknown()).transform((stanza): TaggedValue => {
  const tagged = (state: string) =>
    Object.keys(stanza).filter((key) => stanza[key] === state && !key.startsWith('eai:'))
  return { enabled: tagged('enabled'), disabled: tagged('disabled') }
})

/** The tagged field-value pairs that this user may see; the name of an entry is `field=value`. */
export const listTags = (splunk: Splunk, options: ListOptions): Promise<EntryPage<TaggedValue>> =>
  listEntriesOf(splunk, 'configs/conf-tags', stanzaSchema, { sortKey: 'name', ...options })
