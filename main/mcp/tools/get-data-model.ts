import { z } from 'zod'
import { type DataModelObject, getDataModel as dataModelOf } from '../../splunk/data-models.ts'
import { ToolError, defineTool } from '../tool.ts'
import { app } from './parts/arguments.ts'
import { placeOf, placeShape } from './parts/entry.ts'

const fieldShape = z.object({
  name: z.string(),
  type: z.string(),
  display_name: z.string().nullable(),
  required: z.boolean(),
  multivalue: z.boolean(),
  hidden: z.boolean(),
  owner: z.string().nullable().describe('The object that it is inherited from, or this one.')
})

const objectShape = z.object({
  name: z.string(),
  display_name: z.string().nullable(),
  parent: z
    .string()
    .nullable()
    .describe(
      'BaseEvent, BaseSearch, BaseTransaction, or an object whose fields and constraints apply here too.'
    ),
  lineage: z.string().nullable().describe('How a search names it: nodename=All_Traffic.Allowed.'),
  base_search: z.string().nullable(),
  constraints: z.array(z.object({ search: z.string(), owner: z.string().nullable() })),
  fields: z.array(fieldShape),
  calculations: z.array(
    z.object({
      kind: z.string().describe('Eval, Lookup, Rex or GeoIP.'),
      expression: z.string().nullable(),
      input_field: z.string().nullable(),
      lookup: z.string().nullable(),
      output_fields: z.array(fieldShape)
    })
  )
})

export const getDataModel = defineTool({
  name: 'get_data_model',
  title: 'One data model',
  toolset: 'metadata',
  description: `Shows a data model: its objects (datasets) with parents, constraints (the searches that define them), fields and calculated fields, and its acceleration. Use it to write tstats or datamodel searches with the right object and field names. Large models are long: give object for one of them. Names come from list_data_models.
Example: {"name": "Network_Traffic", "object": "All_Traffic"}`,
  input: z.strictObject({
    name: z.string().trim().min(1).max(256).describe('Name of the data model, case-sensitive.'),
    object: z
      .string()
      .trim()
      .min(1)
      .max(256)
      .optional()
      .describe('Only this object; left out: all of them.'),
    app: app.describe('The app that it belongs to, where several have one.')
  }),
  output: z.object({
    name: z.string(),
    display_name: z.string().nullable(),
    description: z.string().nullable(),
    ...placeShape,
    acceleration: z.object({
      enabled: z.boolean(),
      earliest: z.string().nullable().describe('How far back the summaries reach.'),
      cron_schedule: z.string().nullable()
    }),
    object_names: z.array(z.string()).describe('All of them, also when one was asked for.'),
    objects: z.array(objectShape)
  }),
  async call(args, context) {
    const entry = await dataModelOf(await context.splunk(), args.name, { app: args.app })
    const { displayName, description, acceleration, objects } = entry.content
    const names = objects.map(({ name }) => name)
    if (args.object !== undefined && !names.includes(args.object)) {
      throw new ToolError(
        'not_found',
        `The data model ${args.name} has no object "${args.object}".`,
        `Its objects: ${names.join(', ') || 'none'}.`
      )
    }
    return {
      name: entry.name,
      display_name: displayName,
      description,
      ...placeOf(entry),
      acceleration: {
        enabled: acceleration.enabled,
        earliest: acceleration.earliest,
        cron_schedule: acceleration.cronSchedule
      },
      object_names: names,
      objects: objects
        .filter(({ name }) => args.object === undefined || name === args.object)
        .map(objectOf)
    }
  }
})

const objectOf = (object: DataModelObject) => ({
  name: object.name,
  display_name: object.displayName,
  parent: object.parent,
  lineage: object.lineage,
  base_search: object.baseSearch,
  constraints: object.constraints,
  fields: object.fields.map(fieldOf),
  calculations: object.calculations.map((calculation) => ({
    kind: calculation.kind,
    expression: calculation.expression,
    input_field: calculation.inputField,
    lookup: calculation.lookupName,
    output_fields: calculation.outputFields.map(fieldOf)
  }))
})

const fieldOf = ({ displayName, ...field }: DataModelObject['fields'][number]) => ({
  ...field,
  display_name: displayName
})
