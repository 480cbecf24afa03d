import type { ClientView, ProgramState, ProgramView } from '../../preload/api.ts'

/** The client whose token the program has: made by writing, or by hand and named after it. */
export function clientOf(program: ProgramView, clients: readonly ClientView[]) {
  const name = program.title.toLowerCase()
  return (
    clients.find(({ id }) => id === program.clientId) ??
    clients.find((client) => client.name.toLowerCase() === name)
  )
}

/** What is seen of the program, also when its token was put in by hand. */
export function seenState(program: ProgramView, client: ClientView | undefined): ProgramState {
  const { state } = program
  const ours = state.kind === 'written' || state.kind === 'connected' || state.kind === 'changed'
  if (ours || client === undefined) return state
  if (client.lastSeenAt !== null) return { kind: 'connected', lastSeenAt: client.lastSeenAt }
  return isForHands(program) ? { kind: 'written', at: null } : state
}

/** Whether it is connected by putting a text or a file into it, rather than by writing. */
export const isForHands = ({ id, state }: ProgramView) =>
  state.kind === 'not_installed' ||
  state.kind === 'blocked' ||
  (state.kind === 'ready' && id === 'claude-desktop')
