import { initialize, jsonHeaders, type RawAnswer, rpc, send } from './raw-http.ts'

type Headers = Readonly<Record<string, string>>

export const bearer = (token: string) => ({ ...jsonHeaders, authorization: `Bearer ${token}` })

/** Opens a session and gives the headers that its next requests carry. */
export async function opened(url: string, headers: Headers) {
  const answer = await send(url, { headers, body: initialize() })
  const id = answer.headers['mcp-session-id']
  if (typeof id !== 'string') throw new Error(`No session was opened: ${answer.text}`)
  return { ...headers, 'mcp-session-id': id }
}

/** Calls the fixture tool `echo`. */
export const call = (url: string, headers: Headers, text: string, id = 2): Promise<RawAnswer> =>
  send(url, { headers, body: rpc(id, 'tools/call', { name: 'echo', arguments: { text } }) })
