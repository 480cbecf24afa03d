import type { Tally } from './tally.ts'
import type { TextSanitiser } from './text.ts'

// What these hold is the protocol's and the program's, not the user's.
const harmless = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'host',
  'keep-alive',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'transfer-encoding',
  'user-agent',
  'vary',
  'x-accel-buffering',
  'x-content-type-options'
])
const gone = '[taken out]'

/** Headers in which only what is harmless has its value. */
export function sanitisedHeaders(
  headers: Readonly<Record<string, string>>,
  text: TextSanitiser,
  tally: Tally
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (harmless.has(name.toLowerCase())) return [name, text.text(value)]
      tally.add('header', `${name}: ${value}`, `${name}: ${gone}`)
      return [name, gone]
    })
  )
}
