export interface SearchMessage {
  readonly type: 'FATAL' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG'
  readonly text: string
}

/** The search was refused before it ran: splunkd answers 400 FATAL and makes no job. */
export class SearchRefused extends Error {}

/** The search was accepted and failed: the job ends FAILED with these messages. */
export class SearchFailed extends Error {
  readonly messages: readonly SearchMessage[]

  constructor(messages: readonly SearchMessage[]) {
    super(messages[0]?.text ?? 'The search failed.')
    this.messages = messages
  }
}

export const failed = (text: string): SearchFailed => new SearchFailed([{ type: 'FATAL', text }])

/** A failure in the words that splunkd uses for a command's arguments. */
export const commandError = (command: string, why: string): SearchFailed =>
  failed(`Error in '${command}' command: ${why}`)

export const notInDemo = (what: string): SearchFailed =>
  failed(
    `${what} is not in the demo Splunk. Use another command here, or run the search on a real Splunk.`
  )
