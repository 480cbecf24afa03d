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
  return ours || client === undefined || client.lastSeenAt === null
    ? state
    : { kind: 'connected', lastSeenAt: client.lastSeenAt }
}
