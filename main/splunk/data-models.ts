import { z } from 'zod'
import { listEntriesOf } from './all-entries.ts'
import {
  type Entry,
  type EntryPage,
  type ListOptions,
  type Namespace,
  findEntry
} from './entries.ts'
import { flag, jsonText, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const collection = 'datamodel/model'

const yes = flag.catch(false).default(false)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]).default([])

const fieldSchema = z
  .object({
    fieldName: z.string(),
    displayName: optionalText,
    type: z.string().catch('string').default('string'),
    required: yes,
    multivalue: yes,
    hidden: yes,
    /** The object that brings it, from which others inherit it. */
    owner: optionalText
  })
  .transform(({ fieldName: name, ...field }) => ({ name, ...field }))

const calculationSchema = z
  .object({
    calculationType: z.string().catch('unknown').default('unknown'),
    expression: optionalText,
    inputField: optionalText,
    lookupName: optionalText,
    outputFields: list(fieldSchema)
  })
  .transform(({ calculationType: kind, ...calculation }) => ({ kind, ...calculation }))

const objectSchema = z
  .object({
    objectName: z.string(),
    displayName: optionalText,
    parentName: optionalText,
    lineage: optionalText,
    baseSearch: optionalText,
    fields: list(fieldSchema),
    calculations: list(calculationSchema),
    constraints: list(z.object({ search: z.string(), owner: optionalText }))
  })
  .transform(({ objectName: name, parentName: parent, ...object }) => ({ name, parent, ...object }))
export type DataModelObject = Readonly<z.output<typeof objectSchema>>

const descriptionSchema = z.object({
  displayName: optionalText,
  description: optionalText,
  /** How many objects of which kind; all that a list tells of them. */
  objectSummary: z.record(z.string(), z.coerce.number()).catch({}).default({}),
  objects: list(objectSchema)
})

const accelerationSchema = z.object({
  enabled: yes,
  earliest_time: optionalText,
  cron_schedule: optionalText
})

const dataModelSchema = z
  .object({
    description: jsonText(descriptionSchema),
    acceleration: jsonText(accelerationSchema).default({
      enabled: false,
      earliest_time: null,
      cron_schedule: null
    })
  })
  .transform(({ description, acceleration }) => ({
    displayName: description.displayName,
    description: description.description,
    objectCount: Math.max(
      description.objects.length,
      Object.values(description.objectSummary).reduce((sum, count) => sum + count, 0)
    ),
    objects: description.objects,
    acceleration: {
      enabled: acceleration.enabled,
      earliest: acceleration.earliest_time,
      cronSchedule: acceleration.cron_schedule
    }
  }))
export type DataModel = Readonly<z.output<typeof dataModelSchema>>

/** The data models that this user may see, by name; without their objects. */
export const listDataModels = (
  splunk: Splunk,
  options: ListOptions
): Promise<EntryPage<DataModel>> =>
  listEntriesOf(splunk, collection, dataModelSchema, {
    sortKey: 'name',
    parameters: { concise: true },
    ...options
  })

/** With all its objects. Throws `not_found`, `ambiguous`. */
export const getDataModel = (
  splunk: Splunk,
  name: string,
  place: Namespace
): Promise<Entry<DataModel>> =>
  findEntry(splunk, collection, dataModelSchema, name, { ...place, what: 'data model' })
