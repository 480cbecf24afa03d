// node tests/tools-table.ts: writes the table of all tools, main/mcp/tools/README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import type { JsonSchema } from '../main/mcp/json-schema.ts'
import type { Tool } from '../main/mcp/tool.ts'
import { toolsets } from '../main/mcp/tool.ts'
import { tools } from '../main/mcp/tools/index.ts'

const path = join(import.meta.dirname, '../main/mcp/tools/README.md')
const propertySchema = z.looseObject({
  description: z.string().default(''),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }).optional()
})
const objectSchema = z.looseObject({
  properties: z.record(z.string(), propertySchema).default({}),
  required: z.array(z.string()).default([])
})
type Property = z.output<typeof propertySchema>

/** The table as it should stand in the repository. */
export async function toolsTable(): Promise<string> {
  const parts = toolsets.map((toolset) => {
    const own = tools.filter((tool) => tool.toolset === toolset)
    return [`## ${toolset}`, ...own.map(section)].join('\n\n')
  })
  const text = `# Tools

Made by \`node tests/tools-table.ts\` from the tools' own schemas; a test keeps it true. Each heading is a
toolset, of which a client can choose some with the header \`X-MCP-Toolsets\`. A parameter with a star must be
given. A tool that fails answers \`isError\` with \`code\`, \`message\` and \`hint\`.

${parts.join('\n\n')}
`
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' })
}

export const tableInRepository = (): string => readFileSync(path, 'utf8')

function section({ name, description, inputSchema, outputSchema, writes, access }: Tool): string {
  const notes = [
    ...(writes === null ? [] : [`Writes; listed where a profile allows ${writes}.`]),
    ...(name === 'use_profile' ? ['Listed to clients that may use it.'] : []),
    ...(access === 'open' ? ['Asks no Splunk.'] : [])
  ]
  const { properties, required } = objectSchema.parse(inputSchema)
  const rows = Object.entries(properties).map(([parameter, property]) =>
    row([
      `\`${parameter}\`${required.includes(parameter) ? ' \\*' : ''}`,
      kindOf(property),
      property.default === undefined ? '' : `\`${JSON.stringify(property.default)}\``,
      property.description
    ])
  )
  return [
    `### ${name}`,
    `${description.split(/(?<=\.)\s/)[0] ?? ''} ${notes.join(' ')}`.trim(),
    rows.length === 0
      ? 'No parameters.'
      : [
          row(['parameter', 'type', 'default', 'meaning']),
          row(['---', '---', '---', '---']),
          ...rows
        ].join('\n'),
    `Result: ${resultOf(outputSchema)}`
  ].join('\n\n')
}

// SPL in the texts has pipes, which would end a cell.
const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`

function kindOf(property: Property): string {
  if (property.enum !== undefined)
    return property.enum.map((value) => `\`${String(value)}\``).join(' ')
  const types = property.anyOf?.map(({ type }) => type ?? 'any') ?? [property.type ?? 'any'].flat()
  const { minimum, maximum } = property
  const bounded = types.includes('integer') && minimum !== undefined
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? 'on' : `to ${maximum}`
  return bounded ? `integer, ${minimum} ${most}` : [...new Set(types)].join(' or ')
}

function resultOf(schema: JsonSchema | undefined): string {
  const { properties } = objectSchema.parse(schema ?? {})
  return Object.entries(properties)
    .map(([name, { items }]) => {
      const inner = Object.keys(items?.properties ?? {})
      return inner.length === 0 ? `\`${name}\`` : `\`${name}\` (${inner.join(', ')})`
    })
    .join(', ')
}

if (process.argv[1] === import.meta.filename) writeFileSync(path, await toolsTable())
