import type {
  CallProfile,
  RecordedExchange,
  RecordedJob,
  RecordedMessage,
  RecordedSplunkRequest,
  ToolCall,
  ToolCallRow
} from '../../tool-call.ts'
import type { TakenOut } from '../contract.ts'
import { sanitisedHeaders } from './headers.ts'
import { parsedJson, sanitisedForm, sanitisedJson, sanitisedPath } from './json.ts'
import { identityOf } from './names.ts'
import { Placeholders } from './placeholders.ts'
import { emptied, rowsOf, withoutContent } from './result.ts'
import { Tally } from './tally.ts'
import { TextSanitiser } from './text.ts'

/** Names that the program knows without having seen a call: of its profiles' logins and hosts. */
export interface KnownNames {
  readonly users: readonly string[]
  readonly hosts: readonly string[]
}

/** Of a result, to learn names from. */
const rowsRead = 10_000

/**
 * Takes out of calls what tells of people and places. A name is replaced wherever it stands, by the same
 * stand-in in all calls, once it was learnt: `learn` all calls before the first is written.
 */
export class Sanitiser {
  readonly #placeholders = new Placeholders()
  readonly #tally = new Tally()
  readonly #text = new TextSanitiser(this.#placeholders, this.#tally)

  constructor(known: KnownNames) {
    for (const name of known.users) this.#text.name('user', name)
    for (const name of known.hosts) this.#text.text(`https://${name}/`)
    this.#tally.clear()
  }

  learn(call: ToolCall): void {
    for (const row of rowsOf(call.result).slice(0, rowsRead)) {
      for (const [field, value] of Object.entries(row)) {
        const kind = identityOf(field)
        const values: readonly unknown[] = Array.isArray(value) ? value : [value]
        if (kind === null) continue
        for (const name of values) if (typeof name === 'string') this.#text.name(kind, name)
      }
    }
    this.call(call)
    this.#tally.clear()
  }

  takenOut(): readonly TakenOut[] {
    return this.#tally.list()
  }

  note(note: string | null): void {
    if (note !== null) this.#tally.add('note', note, '')
  }

  /** A row as it stands in a summary, of which its call tells what was taken out. */
  uncounted(row: ToolCallRow): ToolCallRow {
    const clean = this.#row(row)
    this.#tally.clear()
    return clean
  }

  #row(row: ToolCallRow): ToolCallRow {
    return {
      ...row,
      sessionId: this.#text.name('session', row.sessionId),
      client: this.#text.text(row.client),
      profile: row.profile === null ? null : this.#profile(row.profile),
      summary: this.#summary(row.summary),
      progressText: this.#maybe(row.progressText),
      error: this.#maybe(row.error),
      sid: this.#maybe(row.sid),
      note: this.#maybe(row.note)
    }
  }

  call(call: ToolCall): ToolCall {
    const args = sanitisedJson(call.arguments, this.#text)
    const row = this.#row(call)
    return {
      ...call,
      ...row,
      arguments: args,
      result: call.result === null ? null : this.#result(call.result, call.rows ?? 0),
      errorHint: this.#maybe(call.errorHint),
      splunkRequests: call.splunkRequests.map((request) => this.#splunkRequest(request)),
      jobs: call.jobs.map((job) => this.#job(job)),
      exchange: call.exchange === null ? null : this.#exchange(call.exchange),
      messages: call.messages.map((message) => this.#message(message))
    }
  }

  #summary(summary: string): string {
    const inside = parsedJson(summary)
    return inside === undefined
      ? this.#text.text(summary)
      : JSON.stringify(sanitisedJson(inside, this.#text))
  }

  #maybe(text: string | null): string | null {
    return text === null ? null : this.#text.text(text)
  }

  #profile(profile: CallProfile): CallProfile {
    const [, host = '', port = ''] = /^(.*?)(:\d+)?$/s.exec(profile.host) ?? []
    return {
      ...profile,
      name: this.#text.text(profile.name),
      host: this.#text.name('host', host) + port
    }
  }

  #result(result: string, rows: number): string {
    const { text, rows: count } = emptied(result, rows)
    const [first] = rowsOf(result)
    const before = first === undefined ? result.slice(0, 200) : JSON.stringify(first).slice(0, 200)
    this.#tally.add('rows', before, 'left out', Math.max(count, 1))
    return text
  }

  #splunkRequest(request: RecordedSplunkRequest): RecordedSplunkRequest {
    return {
      ...request,
      path: sanitisedPath(request.path, this.#text),
      sid: this.#maybe(request.sid),
      error: this.#maybe(request.error),
      body: request.body === null ? null : sanitisedForm(request.body, this.#text)
    }
  }

  #job(job: RecordedJob): RecordedJob {
    return {
      ...job,
      sid: this.#text.text(job.sid),
      messages: job.messages.map(({ type, text }) => ({ type, text: this.#text.text(text) }))
    }
  }

  #exchange(exchange: RecordedExchange): RecordedExchange {
    return {
      ...exchange,
      path: sanitisedPath(exchange.path, this.#text),
      requestHeaders: sanitisedHeaders(exchange.requestHeaders, this.#text, this.#tally),
      responseHeaders: sanitisedHeaders(exchange.responseHeaders, this.#text, this.#tally)
    }
  }

  #message(message: RecordedMessage): RecordedMessage {
    if (message.text === null) return message
    const inside = parsedJson(message.text)
    const text =
      inside === undefined
        ? this.#text.text(message.text)
        : JSON.stringify(sanitisedJson(withoutContent(inside), this.#text))
    return { ...message, eventId: this.#maybe(message.eventId), text }
  }
}
