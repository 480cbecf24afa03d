import { z } from 'zod'
import { RpcError } from './rpc.ts'

const targetSchema = z.strictObject({
  tool: z.string(),
  /** Their argument to ours. */
  arguments: z.record(z.string(), z.string()).default({}),
  /** Ours that the call stands for without saying so. */
  fixed: z.record(z.string(), z.unknown()).default({}),
  /** Ours where theirs has another default; what the caller sends goes first. */
  defaults: z.record(z.string(), z.unknown()).default({}),
  /** Ours that are objects and theirs a text of key="value" pairs. */
  pairs: z.array(z.string()).default([]),
  /** Our argument, and its values by theirs. */
  values: z.record(z.string(), z.record(z.string(), z.unknown())).default({})
})
const aliasSchema = z.union([
  targetSchema.extend({ names: z.array(z.string()) }),
  /** One of their tools that is several of ours: the value of its argument `by` says which. */
  z.strictObject({
    names: z.array(z.string()),
    by: z.string(),
    tools: z.record(z.string(), targetSchema)
  })
])
type Target = z.output<typeof targetSchema>
type Alias = z.output<typeof aliasSchema>

interface Called {
  readonly name: string
  readonly arguments?: Readonly<Record<string, unknown>> | undefined
}

interface Meant {
  readonly tool: string
  readonly arguments: Readonly<Record<string, unknown>>
}

/** Other servers' names of our tools, which are taken in calls and never listed. */
export class ToolAliases {
  readonly #aliases: ReadonlyMap<string, Alias>

  /** `table`: tools/aliases.json. */
  constructor(table: unknown) {
    const aliases = z.array(aliasSchema).parse(table)
    this.#aliases = new Map(aliases.flatMap((alias) => alias.names.map((name) => [name, alias])))
  }

  /** Our tool and its arguments for a call by another server's name. Throws `RpcError` for a kind that we lack. */
  find({ name, arguments: args = {} }: Called): Meant | undefined {
    const alias = this.#aliases.get(name)
    if (alias === undefined) return undefined
    if ('tool' in alias) return meant(alias, args)
    const { [alias.by]: kind, ...others } = args
    const target =
      typeof kind === 'string' && Object.hasOwn(alias.tools, kind) ? alias.tools[kind] : undefined
    if (target !== undefined) return meant(target, others)
    throw new RpcError(
      -32602,
      `${name} is answered here for these values of ${alias.by}: ${Object.keys(alias.tools).join(', ')}.`
    )
  }
}

function meant(target: Target, args: Readonly<Record<string, unknown>>): Meant {
  const renamed = Object.entries(args).map(([theirs, value]): [string, unknown] => {
    const ours = target.arguments[theirs] ?? theirs
    if (typeof value !== 'string') return [ours, value]
    const means = target.pairs.includes(ours) ? pairsIn(value) : target.values[ours]?.[value]
    return [ours, means ?? value]
  })
  return {
    tool: target.tool,
    arguments: { ...target.defaults, ...Object.fromEntries(renamed), ...target.fixed }
  }
}

/** Undefined for a text that is not made of pairs alone. */
function pairsIn(text: string): Readonly<Record<string, string>> | undefined {
  const pair = /\s*([\w.-]+)\s*=\s*"([^"]*)"\s*/y
  const pairs: [string, string][] = []
  while (pair.lastIndex < text.length) {
    const [, key, value] = pair.exec(text) ?? []
    if (key === undefined || value === undefined) return undefined
    pairs.push([key, value])
  }
  return Object.fromEntries(pairs)
}
