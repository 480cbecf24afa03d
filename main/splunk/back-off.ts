import { setTimeout as sleep } from 'node:timers/promises'
import { SplunkError } from './splunk-error.ts'

interface BackOff {
  /** The pauses between the tries, in ms; a little more or less each time. */
  readonly pausesMs: readonly number[]
  /** Ends a pause; the rejection is Node's AbortError. */
  readonly signal: AbortSignal
  /** Told why it waits, and null when it goes on. */
  readonly onWaiting: (text: string | null) => void
}

/** A caller is not kept waiting longer than this, whatever Retry-After asks for. */
const mostMs = 30_000

/** What splunkd refuses now and may take in a moment: too many searches, or it is starting. */
const isBusy = (error: unknown): error is SplunkError =>
  error instanceof SplunkError && error.code === 'unavailable' && !/disabled/i.test(error.message)

/** Tries again, with pauses, what a busy Splunk refuses. Throws its last refusal, in Splunk's words. */
export async function whileBusy<Value>(
  attempt: () => Promise<Value>,
  { pausesMs, signal, onWaiting }: BackOff
): Promise<Value> {
  const until = performance.now() + mostMs
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      const planned = pausesMs[tries - 1]
      const pause = Math.max(jittered(planned ?? 0), error.retryAfterMs ?? 0)
      if (planned === undefined || performance.now() + pause > until) throw afterTries(error, tries)
      onWaiting(`Waiting: Splunk is busy and is asked again in a moment. ${spoken(error)}`)
      await sleep(pause, undefined, { signal })
      onWaiting(null)
    }
  }
}

// So that the calls of many clients do not come back all at once.
const jittered = (ms: number): number => ms * (0.75 + Math.random() / 2)

const spoken = ({ messages, message }: SplunkError): string =>
  messages.map(({ text }) => text.trim()).join(' ') || message

function afterTries(error: SplunkError, tries: number): SplunkError {
  if (tries === 1) return error
  return new SplunkError(error.code, `${error.message} It was asked ${tries} times.`, {
    hint: error.hint,
    status: error.status,
    messages: error.messages,
    retryAfterMs: error.retryAfterMs,
    cause: error
  })
}
