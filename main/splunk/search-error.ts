import { SplunkError, type SplunkMessage } from './splunk-error.ts'

/** Splunk did not take the SPL, or the search failed while it ran; in Splunk's own words. */
export function searchFailed(messages: readonly SplunkMessage[], cause?: SplunkError): SplunkError {
  const said = messages.filter(({ type }) => type === 'FATAL' || type === 'ERROR')
  const texts = new Set((said.length > 0 ? said : messages).map(({ text }) => text.trim()))
  const text = [...texts].join(' ') || 'Splunk gave no reason.'
  return new SplunkError('search_failed', `The search failed: ${text}`, {
    hint: hintFor(text),
    status: cause?.status ?? null,
    messages,
    cause
  })
}

/** A 400 on a search is about the search. */
export const asSearchError = (error: unknown): unknown =>
  error instanceof SplunkError && (error.code === 'bad_request' || error.code === 'search_failed')
    ? searchFailed(
        error.messages.length > 0 ? error.messages : [{ type: 'FATAL', text: error.message }],
        error
      )
    : error

function hintFor(text: string): string {
  if (/unknown search command/i.test(text)) {
    return 'Check the spelling of the command, and whether the app that brings it is installed there.'
  }
  if (/(?:earliest|latest)_time|invalid time|time range/i.test(text)) {
    return 'Times are relative (-24h@h, @d, now), epoch seconds or ISO 8601, and earliest lies before latest.'
  }
  return 'Correct the SPL and search again. Test it piece by piece, from the left to the first pipe that fails.'
}
