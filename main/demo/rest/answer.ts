import { entryToAtom, feedToAtom, messagesToXml, valuesToXml } from '../atom.ts'
import { type Feed, feedToJson } from '../feed.ts'
import type { RestRequest } from './request.ts'
import type { Message } from './rest-error.ts'

export interface Answer {
  readonly status: number
  readonly contentType: string
  /** Pieces are written one after another, so that many rows need not stand in memory as text. */
  readonly body: string | Iterable<string>
  readonly headers?: Readonly<Record<string, string>>
}

const json = 'application/json; charset=UTF-8'
const xml = 'text/xml; charset=UTF-8'

type Mode = Pick<RestRequest, 'outputMode'>
// json_rows and json_cols are ways to write rows; everything else is the same JSON.
const wantsJson = ({ outputMode }: Mode): boolean => outputMode.startsWith('json')

export function feedAnswer(request: Mode, feed: Feed, status = 200): Answer {
  return wantsJson(request)
    ? { status, contentType: json, body: feedToJson(feed) }
    : { status, contentType: 'application/atom+xml; charset=UTF-8', body: feedToAtom(feed) }
}

/** A feed of one search job, which Atom has as a bare entry. */
export function jobAnswer(request: Mode, feed: Feed): Answer {
  const [entry] = feed.entry
  if (entry === undefined || wantsJson(request)) return feedAnswer(request, feed)
  return { status: 200, contentType: xml, body: entryToAtom(entry) }
}

export function valuesAnswer(
  request: Mode,
  status: number,
  values: Readonly<Record<string, string>>
): Answer {
  return wantsJson(request)
    ? jsonAnswer(values, status)
    : { status, contentType: xml, body: valuesToXml(values) }
}

export function messagesAnswer(
  request: Mode,
  status: number,
  messages: readonly Message[],
  headers: Readonly<Record<string, string>> = {}
): Answer {
  return wantsJson(request)
    ? { ...jsonAnswer({ messages }, status), headers }
    : { status, contentType: xml, body: messagesToXml(messages), headers }
}

export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  status,
  contentType: json,
  body: JSON.stringify(value)
})

export const textAnswer = (contentType: string, body: Answer['body']): Answer => ({
  status: 200,
  contentType: `${contentType}; charset=UTF-8`,
  body
})

/** The job, or what was asked of it, is not ready yet. */
export const notReady: Answer = { status: 204, contentType: xml, body: '' }
