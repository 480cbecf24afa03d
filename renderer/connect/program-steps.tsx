import type { ClientView, ProgramView } from '../../preload/api.ts'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/time.tsx'
import type { Step } from './steps.tsx'

/** What Switchboard writes, what the person does, what the program then does. */
export function stepsOfWriting(program: ProgramView, client: ClientView | undefined) {
  const { state, title, files, restart } = program
  const stands = state.kind === 'written' || state.kind === 'connected'
  const write: Step = {
    state: stands ? 'done' : state.kind === 'changed' ? 'failed' : 'yours',
    title: stands
      ? 'The entry is written'
      : state.kind === 'changed'
        ? 'Write the entry again'
        : 'Write the entry',
    detail:
      state.kind === 'written' && state.at !== null ? (
        <>
          <RelativeTime at={state.at} />, to {files.join(' and ')}
        </>
      ) : (
        files.join(' and ')
      )
  }
  const begin: Step = {
    state: state.kind === 'connected' ? 'done' : state.kind === 'written' ? 'yours' : 'later',
    title: `Start ${title} again`,
    detail: restart
  }
  const seenAt = state.kind === 'connected' ? state.lastSeenAt : null
  return [
    write,
    ...(restart === null ? [] : [begin]),
    firstCall(title, seenAt, client, stands)
  ] satisfies readonly Step[]
}

/** The same where the person puts the text, or the file, into the program. */
export function stepsByHand(title: string, client: ClientView | undefined) {
  const seenAt = client?.lastSeenAt ?? null
  const done = seenAt !== null
  return [
    {
      state: client === undefined ? 'yours' : 'done',
      title: client === undefined ? 'Make a token' : 'The token is made'
    },
    {
      state: done ? 'done' : client === undefined ? 'later' : 'yours',
      title: `Put it into ${title}`
    },
    firstCall(title, seenAt, client, client !== undefined)
  ] satisfies readonly Step[]
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
        Last call <RelativeTime at={seenAt} />
        {client !== undefined && `, ${formatCount(client.calls, 'call')} so far`}
      </>
    )
  }
}
