import { z } from 'zod'

export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * A schema as clients get it. What says nothing is left out, for a model pays for each word: the
 * dialect is MCP's default, and the bounds of safe integers are those of every JSON number.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    }
  })
  delete json.$schema
  return json
}
