import { z } from 'zod'
import type { FieldValue } from '../event.ts'
import { commandError } from '../evaluation/search-error.ts'
import type { Knowledge, LookupRow } from '../evaluation/knowledge.ts'
import { serverName } from '../identity.ts'
import type { Access } from '../entities/access.ts'
import { place, type Router } from '../router.ts'
import { Arguments } from './arguments.ts'
import { RestError } from './rest-error.ts'

const feedSchema = z.object({
  entry: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      // The entries of properties have neither author nor rights, and files no content.
      author: z.string().optional(),
      published: z.string().optional(),
      updated: z.string(),
      acl: z.record(z.string(), z.unknown()).optional(),
      content: z.union([z.record(z.string(), z.unknown()), z.string()]).optional()
    })
  )
})

/** How the `rest` command reads the demo's own endpoints, with the rights of the search's owner. */
export function restEntries(
  parts: () => { readonly router: Router; readonly access: Access }
): Knowledge['rest'] {
  return async (path, given, user) => {
    const found = place(path)
    if (found === null) return null
    const args = new Arguments(
      new URLSearchParams([...given, ['output_mode', 'json']] as [string, string][]).toString(),
      ''
    )
    try {
      const { router, access } = parts()
      access.requireNamespace(found.namespace)
      const { handler, params, capability } = router.find('GET', found.segments)
      if (capability !== null) access.require(user, capability)
      const answer = await handler({
        method: 'GET',
        origin: 'https://127.0.0.1',
        path,
        namespace: found.namespace,
        params,
        args,
        body: '',
        outputMode: 'json',
        serverPort: 0,
        user,
        signal: new AbortController().signal
      })
      if (!answer.contentType.startsWith('application/json')) {
        throw commandError(
          'rest',
          `The endpoint '${path}' gives no entries but ${answer.contentType}. Use an endpoint that lists entries, such as the one above it.`
        )
      }
      const text = typeof answer.body === 'string' ? answer.body : [...answer.body].join('')
      const feed = feedSchema.safeParse(JSON.parse(text))
      return feed.success ? feed.data.entry.map(rowOf) : null
    } catch (error) {
      if (error instanceof RestError) return null
      throw error
    }
  }
}

function rowOf(entry: z.infer<typeof feedSchema>['entry'][number]): LookupRow {
  const { name, id, author, published, updated, acl, content } = entry
  const row: Record<string, FieldValue> = {
    title: name,
    id,
    updated,
    splunk_server: serverName
  }
  if (author !== undefined) row.author = author
  if (published !== undefined) row.published = published
  flatten('eai:acl', acl, row)
  if (typeof content === 'string') row.value = content
  else for (const [key, value] of Object.entries(content ?? {})) flatten(key, value, row)
  return row
}

function flatten(name: string, value: unknown, row: Record<string, FieldValue>): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) row[name] = value.map(textOf)
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flatten(`${name}.${key}`, inner, row)
  } else row[name] = textOf(value)
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
