import { z } from 'zod'
import { entityOf, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const names = z.array(z.string()).catch([]).default([])

const currentContextSchema = entityOf(
  z.object({
    username: z.string(),
    realname: optionalText,
    email: optionalText,
    type: optionalText,
    tz: optionalText,
    defaultApp: optionalText,
    roles: names,
    capabilities: names
  })
)

/** Who splunkd takes this connection for. */
export type CurrentContext = Readonly<z.output<typeof currentContextSchema>['content']>

export async function currentContext(splunk: Splunk): Promise<CurrentContext> {
  const { content } = await splunk.read(currentContextSchema, {
    method: 'GET',
    path: '/services/authentication/current-context'
  })
  return content
}
