import type { ServerResponse } from 'node:http'

/** A request that is refused before any protocol handling: an HTTP status and a JSON-RPC error. */
export class Rejection extends Error {
  readonly status: number
  readonly rpcCode: number
  /** The message without what differs from request to request, for counting. */
  readonly reason: string

  /** `message` says what happened and what to do; clients show it to their users. */
  constructor(status: number, rpcCode: number, message: string, reason = message) {
    super(message)
    this.status = status
    this.rpcCode = rpcCode
    this.reason = reason
  }
}

// The codes that the MCP SDK uses for the same refusals.
const rpcServer = -32000
const rpcInvalid = -32600
const rpcParse = -32700
const rpcNotFound = -32001

export const rejections = {
  foreignHost: () =>
    new Rejection(
      403,
      rpcServer,
      'This server answers on this computer only: use http://127.0.0.1.'
    ),
  foreignOrigin: () =>
    new Rejection(403, rpcServer, 'Web pages of other sites may not use this server.'),
  noSuchPath: (path: string) =>
    new Rejection(
      404,
      rpcServer,
      `There is nothing at ${path}. MCP is at /mcp or /mcp/<profile>. There is no OAuth here: a client sends its token, copied from Switchboard for Splunk, as 'Authorization: Bearer …'.`,
      'There is nothing at this path. MCP is at /mcp or /mcp/<profile>.'
    ),
  malformed: () =>
    new Rejection(400, rpcServer, 'This is no HTTP request that this server understands.'),
  headersTooLarge: () =>
    new Rejection(431, rpcServer, 'The headers of the request are larger than 16 KiB. Send less.'),
  tooSlow: () =>
    new Rejection(408, rpcServer, 'The request did not come to its end in time. Send it again.'),
  expectation: () =>
    new Rejection(417, rpcServer, 'Of Expect this server knows only 100-continue. Leave it out.'),
  method: () => new Rejection(405, rpcServer, 'Use POST, GET or DELETE.'),
  wrongToken: () =>
    new Rejection(
      401,
      rpcServer,
      'Switchboard for Splunk does not know this token. Open its window, go to Clients, renew the token of this client and copy it into the configuration.'
    ),
  tokenNeeded: () =>
    new Rejection(
      401,
      rpcServer,
      "This server asks for a token. Open Switchboard for Splunk, go to Clients, connect this program, and send its token as 'Authorization: Bearer …'."
    ),
  shutOut: (message: string) => new Rejection(401, rpcServer, message),
  login: (message: string) => new Rejection(400, rpcServer, message),
  headerLoginsOff: (message: string) => new Rejection(403, rpcServer, message),
  contentType: () =>
    new Rejection(415, rpcServer, 'Send JSON, with Content-Type: application/json.'),
  contentEncoding: () =>
    new Rejection(415, rpcServer, 'Send the body as it is, without Content-Encoding.'),
  tooLarge: () =>
    new Rejection(413, rpcServer, 'The request is larger than 4 MiB. Send less at once.'),
  brokenJson: () => new Rejection(400, rpcParse, 'The body of the request is not JSON.'),
  tooDeep: (most: number) =>
    new Rejection(
      400,
      rpcInvalid,
      `The body is nested more than ${most} levels deep. Send the same in fewer.`
    ),
  brokenMessage: () =>
    new Rejection(
      400,
      rpcParse,
      'The body is JSON, but no JSON-RPC 2.0 message, nor a batch of them.'
    ),
  batchTooLarge: (most: number) =>
    new Rejection(400, rpcInvalid, `A batch has at most ${most} messages. Send several.`),
  initializedBefore: () =>
    new Rejection(
      400,
      rpcInvalid,
      'initialize stands alone in its request, and only once in a session.'
    ),
  protocolVersion: (version: string, known: readonly string[]) =>
    new Rejection(
      400,
      rpcServer,
      `Bad Request: Unsupported protocol version: ${version.slice(0, 100)} (supported versions: ${known.join(', ')})`,
      'Bad Request: Unsupported protocol version'
    ),
  sessionMissing: () =>
    new Rejection(
      400,
      rpcServer,
      'This request belongs to no session. Send initialize first and then its Mcp-Session-Id with every request, or send an X-Session-ID of your own with every request.'
    ),
  sessionUnknown: () =>
    new Rejection(
      404,
      rpcNotFound,
      'This session has ended or is not yours. Send initialize to open a new one.'
    ),
  sessionIdTooLong: () => new Rejection(400, rpcServer, 'X-Session-ID has at most 256 characters.'),
  sessionIdIsToken: () =>
    new Rejection(
      400,
      rpcServer,
      "X-Session-ID holds a client's token. Send any other name for the conversation; the token belongs into Authorization alone."
    ),
  brokenInitialize: () =>
    new Rejection(
      400,
      -32602,
      'initialize needs jsonrpc "2.0", an id, and params with protocolVersion, capabilities and clientInfo.'
    ),
  initializeTooLarge: () =>
    new Rejection(400, rpcInvalid, 'The params of initialize are larger than 16 KiB.'),
  notAcceptable: () =>
    new Rejection(406, rpcServer, 'This is an event stream: send Accept: text/event-stream.'),
  inFlight: (id: string | number) =>
    new Rejection(
      409,
      rpcInvalid,
      `A request with the id ${JSON.stringify(id)} is still running in this session. Use another id.`,
      'A request with the same id is still running in this session.'
    )
} as const

export function writeJson(res: ServerResponse, status: number, value: unknown): void {
  writeJsonText(res, status, JSON.stringify(value))
}

export function writeJsonText(res: ServerResponse, status: number, text: string): void {
  if (res.headersSent) {
    res.end()
    return
  }
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store'
  })
  res.end(text)
}

export function writeRejection(res: ServerResponse, rejection: Rejection): void {
  if (rejection.status === 405) res.setHeader('Allow', 'GET, POST, DELETE')
  writeJson(res, rejection.status, rpcErrorOf(rejection))
}

/** For a connection without a response. */
export const rejectionJson = (rejection: Rejection): string => JSON.stringify(rpcErrorOf(rejection))

function rpcErrorOf({ rpcCode, message }: Rejection) {
  return { jsonrpc: '2.0', error: { code: rpcCode, message }, id: null }
}
