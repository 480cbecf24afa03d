import { z } from 'zod'
import { entityOf, flag } from './feed.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

const macroSchema = entityOf(
  z.object({
    definition: z.string(),
    args: z.string().nullish(),
    iseval: flag.nullish()
  })
)

export interface Macro {
  readonly definition: string
  readonly args: readonly string[]
  /** Its definition is an eval expression that gives the text. */
  readonly iseval: boolean
}

/** The macro as a search of this connection would find it, in the same app; null when there is none. */
export async function findMacro(
  splunk: Splunk,
  name: string,
  argCount: number
): Promise<Macro | null> {
  // A name of dots alone would lead out of this collection.
  if (/^\.*$/.test(name)) return null
  const stanza = argCount === 0 ? name : `${name}(${argCount})`
  try {
    const found = await splunk.read(macroSchema, {
      method: 'GET',
      path: splunk.path(`configs/conf-macros/${encodeURIComponent(stanza)}`)
    })
    if (found.name !== stanza) return null
    const { content } = found
    return {
      definition: content.definition,
      args: (content.args ?? '')
        .split(',')
        .map((arg) => arg.trim())
        .filter((arg) => arg !== ''),
      iseval: content.iseval ?? false
    }
  } catch (error) {
    if (error instanceof SplunkError && error.code === 'not_found') return null
    throw error
  }
}
