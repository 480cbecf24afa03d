export type MessageType = 'FATAL' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG'

export interface Message {
  readonly type: MessageType
  readonly text: string
  readonly code?: string
  readonly help?: string
}

/** A refusal in splunkd's shape: a status and one message. The type says which part of splunkd refused. */
export class RestError extends Error {
  readonly status: number
  readonly messages: readonly Message[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    messages: readonly Message[],
    headers: Readonly<Record<string, string>> = {}
  ) {
    super(messages[0]?.text ?? 'Refused')
    this.status = status
    this.messages = messages
    this.headers = headers
  }
}

export const fatal = (status: number, text: string): RestError =>
  new RestError(status, [{ type: 'FATAL', text }])

export const refusal = (status: number, text: string): RestError =>
  new RestError(status, [{ type: 'ERROR', text }])

export const unknownObject = (name: string): RestError =>
  refusal(404, `Could not find object id=${name}`)
