import { z } from 'zod'
import { hostPort, portHint } from './address.ts'
import type { Address } from './connection.ts'
import type { HttpAnswer } from './exchange.ts'
import { SplunkError, type SplunkErrorCode, type SplunkMessage } from './splunk-error.ts'

/** What splunkd answered, with a status below 300. */
export interface Answer {
  /** 204: not ready yet. */
  readonly status: number
  /** The parsed JSON; null where there was none. */
  readonly body: unknown
  readonly messages: readonly SplunkMessage[]
}

const messageSchema = z.object({ type: z.string().catch('INFO'), text: z.string() })
const spokenSchema = z.object({ messages: z.array(messageSchema).optional().catch(undefined) })
/** Reads an answer by its content type. Throws `SplunkError` for every answer that is not a success. */
export function readAnswer(http: HttpAnswer, address: Address): Answer {
  const { status } = http
  if (status >= 300 && status < 400) throw redirected(http, address)
  if (status === 204) return { status, body: null, messages: [] }
  if (!/^(?:application\/json|(?:text|application)\/xml)/.test(http.contentType)) {
    throw notSplunkd(http, address)
  }
  const json = http.contentType.startsWith('application/json')
  const body = json ? parseJson(http, address) : null
  const messages = json ? jsonMessages(body) : xmlMessages(http.body.toString())
  if (status >= 400) {
    if (messages.length === 0) throw notSplunkd(http, address)
    throw refusal(http, messages, address)
  }
  if (!json) throw notSplunkd(http, address)
  // A search can fail after its answer has begun with 200.
  const fatal = messages.find((message) => message.type === 'FATAL')
  if (fatal) throw new SplunkError('search_failed', fatal.text, { status, messages })
  return { status, body, messages }
}

function parseJson(http: HttpAnswer, address: Address): unknown {
  try {
    return JSON.parse(http.body.toString())
  } catch (cause) {
    throw new SplunkError('not_splunkd', `${hostPort(address)} answered with broken JSON.`, {
      hint: 'A proxy in between may have cut the answer. Try again.',
      status: http.status,
      cause
    })
  }
}

function jsonMessages(body: unknown): readonly SplunkMessage[] {
  const spoken = spokenSchema.safeParse(body)
  return spoken.data?.messages ?? []
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'"
}

// The KV store answers its refusals in XML whatever output_mode says.
const xmlMessages = (xml: string): readonly SplunkMessage[] =>
  [...xml.matchAll(/<msg type="(\w+)"[^<>]*>([^<]*)<\/msg>/g)].map(([, type = '', text = '']) => ({
    type,
    text: text.replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
  }))

const codes: Readonly<Record<number, SplunkErrorCode>> = {
  400: 'bad_request',
  401: 'unauthorized',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  409: 'exists',
  429: 'unavailable',
  503: 'unavailable'
}

const hints: Partial<Record<SplunkErrorCode, string>> = {
  forbidden: "The Splunk user's role lacks the capability for this: ask your Splunk administrator.",
  unavailable:
    'Too many searches may be running, or Splunk is starting. Wait a little, end searches that are not needed, and try again.'
}

function refusal(
  { status, retryAfterMs }: HttpAnswer,
  messages: readonly SplunkMessage[],
  address: Address
): SplunkError {
  const code = codes[status] ?? 'failed'
  const text = messages.map((message) => message.text.trim()).join(' ')
  return new SplunkError(code, `Splunk at ${hostPort(address)} answered ${status}: ${text}`, {
    hint: hints[code] ?? null,
    status,
    messages,
    retryAfterMs
  })
}

function redirected(http: HttpAnswer, address: Address): SplunkError {
  const target = (http.location ?? 'nowhere').replace(/[?#].*$/s, '').slice(0, 200)
  return new SplunkError(
    'redirected',
    `${hostPort(address)} redirects to ${target}; splunkd never does.`,
    { hint: portHint, status: http.status }
  )
}

/** An answer that splunkd does not give: what came instead. */
export function notSplunkd(http: HttpAnswer, address: Address): SplunkError {
  const text = http.body.subarray(0, 4096).toString()
  const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim()
  const kind = http.contentType.startsWith('text/html')
    ? `a web page${title ? ` ("${title}")` : ''}`
    : http.contentType.split(';', 1)[0] || 'an answer without a type'
  return new SplunkError(
    'not_splunkd',
    `${hostPort(address)} is not splunkd: it answered ${http.status} with ${kind}.`,
    { hint: portHint, status: http.status }
  )
}
