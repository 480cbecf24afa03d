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
  const { state, clientId } = program
  // The client that was made by writing is in the state already.
  if (client !== undefined && clientId === null) {
    const { lastSeenAt } = client
    if (lastSeenAt !== null) return { kind: 'connected', lastSeenAt }
    if (isForHands(program)) return { kind: 'written', at: null }
  }
  return isOnlyExtension(program) ? { kind: 'ready' } : state
}

const isClaudeDesktop = ({ id }: ProgramView) => id === 'claude-desktop'

/** Whether it is connected by putting a text or a file into it, unless the user wants a write. */
export const isForHands = (program: ProgramView) =>
  program.state.kind === 'not_installed' || program.state.kind === 'blocked' || hasBothWays(program)

/** The extension file is the better way, and an entry can be written as well. */
export const hasBothWays = (program: ProgramView) =>
  isClaudeDesktop(program) && program.state.kind === 'ready'

/** An entry cannot be written, which the better way does not need. */
export const isOnlyExtension = (program: ProgramView) =>
  isClaudeDesktop(program) && program.state.kind === 'blocked' && !program.canUndo
