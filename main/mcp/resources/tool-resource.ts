import type { Completions } from '../completion.ts'
import type { Resource } from '../resource.ts'
import type { Tool } from '../tool.ts'

interface Definition {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Whose answer the resource is. */
  readonly tool: Tool
  readonly arguments?: Readonly<Record<string, unknown>>
}

/** A resource that is what a tool answers, as JSON: same checks, same shape. */
export function toolResource(definition: Definition & { readonly uri: string }): Resource {
  const { name, title, description, uri, tool, arguments: args = {} } = definition
  return {
    name,
    title,
    description,
    mimeType: 'application/json',
    uri,
    toolset: tool.toolset,
    matches: (asked) => asked === uri,
    read: async (_uri, context) => contents(uri, await tool.call(args, context))
  }
}

/** The same for a template with one variable, whose value is the tool's argument `argument`. */
export function toolResourceTemplate(
  definition: Definition & {
    readonly uriTemplate: string
    readonly argument: string
    readonly completions: Completions
  }
): Resource {
  const { name, title, description, uriTemplate, tool, argument, completions } = definition
  const valueIn = variableOf(uriTemplate)
  return {
    name,
    title,
    description,
    mimeType: 'application/json',
    uriTemplate,
    completions,
    toolset: tool.toolset,
    matches: (asked) => valueIn(asked) !== null,
    read: async (uri, context) => {
      const args = { ...definition.arguments, [argument]: valueIn(uri) }
      return contents(uri, await tool.call(args, context))
    }
  }
}

function contents(uri: string, answer: { readonly structuredContent?: unknown }) {
  return [{ uri, mimeType: 'application/json', text: JSON.stringify(answer.structuredContent) }]
}

/** Finds the value of the one variable of a template in a URI; null where the URI does not fit. */
function variableOf(uriTemplate: string): (uri: string) => string | null {
  const [before = '', after = ''] = uriTemplate.split(/\{\w+\}/)
  return (uri) => {
    if (!uri.startsWith(before) || !uri.endsWith(after)) return null
    const value = uri.slice(before.length, uri.length - after.length)
    if (value === '' || value.includes('/')) return null
    try {
      return decodeURIComponent(value)
    } catch {
      return null
    }
  }
}
