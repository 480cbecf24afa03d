import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { bearerToken } from '../http/bearer.ts'
import { isLoopbackHost, isLoopbackOrigin } from '../http/host-check.ts'
import type { ExchangeRecording } from '../inspector/exchange-recording.ts'
import { redactText } from '../inspector/redaction.ts'
import type { Client } from '../sessions/client.ts'
import { holdsToken } from '../sessions/client-token.ts'
import type { Clients } from '../sessions/clients.ts'
import type { DirectLogin } from '../sessions/login.ts'
import type { HeaderLogins } from '../sessions/header-logins.ts'
import type { Owner } from '../sessions/session.ts'
import { shutOut } from '../sessions/shut-out.ts'
import { rejections } from './rejection.ts'

/** Who sends a request, with which Splunk in mind: all that its path and headers say, checked. */
export interface Arrival {
  readonly headers: IncomingHttpHeaders
  readonly owner: Owner
  readonly client: Client | null
  /** The Splunk login in its headers. */
  readonly login: DirectLogin | null
  readonly pathSlug: string | null
  readonly headerSlug: string | null
  readonly mcpSessionId: string | null
  readonly xSessionId: string | null
  /** X-MCP-Toolsets as sent. */
  readonly toolsets: string | null
  readonly recorded: ExchangeRecording
}

/** Begins the record of a request; `secrets`: values in its headers. */
export type BeginsExchange = (secrets: readonly string[]) => ExchangeRecording

export interface ArrivalDeps {
  readonly clients: Clients
  readonly headerLogins: HeaderLogins
  readonly settings: { readonly value: { readonly anonymous: boolean } }
}

/** Refuses what another site or computer sends. Throws `Rejection`. */
export function assertLocal(headers: IncomingHttpHeaders): void {
  if (!isLoopbackHost(headers.host)) throw rejections.foreignHost()
  if (!isLoopbackOrigin(headers.origin)) throw rejections.foreignOrigin()
}

/** The path of a request without its query; the slug of `/mcp/<slug>`, null for `/mcp`. Throws `Rejection`. */
export function pathSlugOf(path: string): string | null {
  const match = /^\/mcp(?:\/([A-Za-z0-9-]{1,64}))?\/?$/.exec(path)
  if (match === null) throw rejections.noSuchPath(redactText(path.slice(0, 200)))
  return match[1]?.toLowerCase() ?? null
}

/** Reads and checks what a request on /mcp brings. Throws `Rejection`, or `LoginFieldError`. */
export async function arrivalOf(
  req: IncomingMessage,
  pathSlug: string | null,
  { clients, headerLogins, settings }: ArrivalDeps,
  begin: BeginsExchange
): Promise<Arrival> {
  const { headers } = req
  const token = bearerToken(headers.authorization)
  const client = token === undefined ? null : (clients.byToken(token) ?? null)
  if (token !== undefined && client === null) throw rejections.wrongToken()
  if (client === null && !settings.value.anonymous) throw rejections.tokenNeeded()
  if (client !== null) {
    assertNotShutOut(client, client)
    clients.seen(client.id)
  }
  const headerSlug = one(headers['x-splunk-profile'])?.toLowerCase() ?? null
  const login = await headerLogins.of(headers)
  const named = headerSlug !== null ? 'X-Splunk-Profile' : pathSlug !== null ? 'the path' : null
  if (login !== null && named !== null) {
    throw rejections.login(
      `This request brings a Splunk login in X-Splunk-* headers and names a profile in ${named}. Send one of them.`
    )
  }
  const xSessionId = one(headers['x-session-id']) ?? null
  if (xSessionId !== null && xSessionId.length > 256) throw rejections.sessionIdTooLong()
  // It is kept on disk, and shown.
  if (xSessionId !== null && holdsToken(xSessionId)) {
    throw rejections.sessionIdIsToken()
  }
  return {
    headers,
    owner:
      client !== null
        ? `client:${client.id}`
        : login !== null
          ? `login:${login.hash}`
          : 'anonymous',
    client,
    login,
    pathSlug,
    headerSlug,
    mcpSessionId: one(headers['mcp-session-id']) ?? null,
    xSessionId,
    toolsets: headers['x-mcp-toolsets']?.toString() ?? null,
    recorded: begin([
      ...(token === undefined ? [] : [token]),
      ...(login === null ? [] : secretsOf(login))
    ])
  }
}

/**
 * The same for the client as it is kept now: reading a login or a body takes its time, and the client
 * may have been changed or shut out meanwhile. Throws `Rejection`.
 */
export function stillAllowed(arrival: Arrival, { clients, settings }: ArrivalDeps): Arrival {
  if (arrival.client === null) {
    if (!settings.value.anonymous) throw rejections.tokenNeeded()
    return arrival
  }
  const client = clients.get(arrival.client.id)
  assertNotShutOut(arrival.client, client)
  return client === undefined ? arrival : { ...arrival, client }
}

function assertNotShutOut(client: Client, now: Client | undefined): void {
  const reason = shutOut(client, now)
  if (reason !== null) throw rejections.shutOut(`${reason.message} ${reason.hint}`)
}

// Proxies join repeated headers with a comma; the first that says something counts.
function one(header: string | readonly string[] | undefined): string | undefined {
  const text = typeof header === 'string' ? header : header?.join(',')
  return text
    ?.split(',')
    .map((part) => part.trim())
    .find((part) => part !== '')
}

function secretsOf({ credential }: DirectLogin): readonly string[] {
  switch (credential.kind) {
    case 'password':
      return [credential.password]
    case 'token':
      return [credential.token]
    case 'session-key':
      return [credential.sessionKey]
  }
}
