import type { ClientView, ProgramState, ProgramView } from '../../preload/api.ts'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/time.tsx'
import type { Step } from './steps.tsx'

/** What Switchboard writes, what the person does, what the program then does. */
export function stepsOfWriting(
  { state, title, files, restart }: ProgramView,
  seen: ProgramState,
  client: ClientView | undefined
): readonly Step[] {
  const stands = state.kind === 'written' || state.kind === 'connected'
  const where = files.join(' and ')
  const begin: Step =
    state.kind === 'connected'
      ? { state: 'done', title: `${title} has read it` }
      : { state: state.kind === 'written' ? 'yours' : 'later', title: restart ?? `Start ${title}` }
  return [
    stands
      ? {
          state: 'done',
          title: `Written to ${where}`,
          detail:
            state.kind === 'written' && state.at !== null ? <RelativeTime at={state.at} /> : null
        }
      : { state: state.kind === 'changed' ? 'failed' : 'yours', title: `Write to ${where}` },
    begin,
    firstCall(title, seen.kind === 'connected' ? seen.lastSeenAt : null, client, stands)
  ]
}

/** The same where the person puts the text, or the file, into the program. */
export function stepsByHand(title: string, client: ClientView | undefined): readonly Step[] {
  const seenAt = client?.lastSeenAt ?? null
  const made = client !== undefined
  return [
    made
      ? { state: 'done', title: 'The token is made' }
      : { state: 'yours', title: 'Make a token' },
    {
      state: seenAt !== null ? 'done' : made ? 'yours' : 'later',
      title: `Put it into ${title}`
    },
    firstCall(title, seenAt, client, made)
  ]
}

function firstCall(
  title: string,
  seenAt: number | null,
  client: ClientView | undefined,
  awaited: boolean
): Step {
  if (seenAt === null) {
    return awaited
      ? { state: 'watched', title: `Waiting for the first call of ${title}` }
      : { state: 'later', title: `First call of ${title}` }
  }
  return {
    state: 'connected',
    title: `${title} is connected`,
    detail: (
      <>
        last call <RelativeTime at={seenAt} />
        {client !== undefined && `, ${formatCount(client.calls, 'call')} so far`}
      </>
    )
  }
}
