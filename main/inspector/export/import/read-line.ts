import { z } from 'zod'
import { deepest, isDeeper } from '../../depth.ts'
import type { ToolCall } from '../../tool-call.ts'
import { ExportError } from '../export-error.ts'
import { jsonlFormat, jsonlVersion } from '../jsonl.ts'
import { callSchema } from './call-schema.ts'

const headSchema = z.object({ format: z.literal(jsonlFormat), version: z.number() })

/** What the first line of a file tells. Throws `ExportError` where the file is none that can be read. */
export function readHead(text: string, fileName: string): void {
  const parsed = parsedLine(text.replace(/^\ufeff/, ''))
  const head = headSchema.safeParse('value' in parsed ? parsed.value : undefined)
  if (!head.success) {
    throw new ExportError(
      'not_ours',
      `${fileName} is no export of Switchboard for Splunk: its first line does not say so. Choose a file that was exported as JSON Lines.`
    )
  }
  if (head.data.version === jsonlVersion) return
  throw new ExportError(
    'other_version',
    `${fileName} has version ${head.data.version} of the format, and this program reads version ${jsonlVersion}. Open it with the version of the program that wrote it.`
  )
}

/** A call, or in a few words why the line is none. */
export function readCall(text: string): { readonly call: ToolCall } | { readonly reason: string } {
  const parsed = parsedLine(text)
  if ('reason' in parsed) return parsed
  const call = callSchema.safeParse(parsed.value)
  if (!call.success) {
    const [issue] = call.error.issues
    const where = issue?.path.join('.') ?? ''
    return { reason: `${where === '' ? 'it is no call' : where}: ${issue?.message ?? 'wrong'}` }
  }
  if (isDeeper(call.data.arguments)) {
    return { reason: `its arguments are nested more than ${deepest} deep` }
  }
  return { call: ended(call.data) }
}

/** Nothing of it goes on any more, whatever it did when it was exported. */
function ended(call: ToolCall): ToolCall {
  if (call.status !== 'running' && call.status !== 'waiting') return call
  const seen = [...call.messages, ...call.jobs.flatMap(({ states }) => states)].map(({ at }) => at)
  return {
    ...call,
    status: 'cancelled',
    ms: Math.max(call.startedAt, ...seen) - call.startedAt,
    progress: null,
    progressText: null,
    error: 'It ran when it was exported, so how it ended is not known.'
  }
}

function parsedLine(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text, mayName(text) ? refuseProto : undefined) }
  } catch (error) {
    return { reason: error instanceof ProtoKey ? error.message : 'it is not JSON' }
  }
}

class ProtoKey extends Error {}

// A reviver is slow, and few lines need it; an escape may hide the name.
const mayName = (text: string) =>
  text.includes('__proto__') || /\\u00(?:5f|70|72|6f|74)/i.test(text)

function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new ProtoKey('it has a key called __proto__')
  return value
}
