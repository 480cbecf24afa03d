import { z } from 'zod'
import { entityOf } from './feed.ts'
import type { Splunk } from './splunk.ts'

const serverInfoSchema = entityOf(
  z.object({
    serverName: z.string(),
    version: z.string(),
    build: z.string().nullish(),
    product_type: z.string().nullish(),
    instance_type: z.string().optional(),
    server_roles: z.array(z.string()).catch([]).default([])
  })
)

export interface ServerInfo {
  readonly serverName: string
  readonly version: string
  readonly build: string | null
  readonly productType: string | null
  readonly isCloud: boolean
  readonly roles: readonly string[]
}

export async function serverInfo(
  splunk: Splunk,
  options: { readonly anonymous?: boolean } = {}
): Promise<ServerInfo> {
  const { content, generator } = await splunk.read(serverInfoSchema, {
    method: 'GET',
    path: '/services/server/info',
    ...options
  })
  splunk.kept.version = content.version
  splunk.kept.server = content.serverName
  return {
    serverName: content.serverName,
    version: content.version,
    build: content.build ?? null,
    productType: content.product_type ?? null,
    // Versions differ in which of the two says it.
    isCloud: [content.instance_type, generator?.instance_type].includes('cloud'),
    roles: content.server_roles
  }
}
