import type { ClientView, ProgramView } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import './connect-foot.css'
import type { Connecting } from './use-connecting.ts'

interface ConnectFootProps {
  readonly program: ProgramView
  readonly client: ClientView | undefined
  readonly connecting: Connecting
}

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path

/** The one thing to do next, and beside it why the last try did nothing. */
export function ConnectFoot({ program, client, connecting }: ConnectFootProps) {
  const { plan, busy, trouble, write, undo } = connecting
  const { state, canUndo } = program
  const planned = state.kind === 'ready' || state.kind === 'changed'
  const [first, ...more] =
    plan?.ok === true ? plan.value.files.map(({ file }) => file) : program.files
  const target =
    first === undefined || more.length > 0 ? `${more.length + 1} files` : fileName(first)
  return (
    <>
      {planned ? (
        <Button
          kind="primary"
          isPending={busy}
          isDisabled={plan?.ok !== true}
          onPress={() => void write()}
        >
          {state.kind === 'changed' ? `Repair ${target}` : `Write to ${target}`}
        </Button>
      ) : (
        client !== undefined && <ShowClient client={client} />
      )}
      <span className="connect-trouble" role="alert">
        {trouble}
      </span>
      {canUndo && (
        <Button isPending={busy} onPress={() => void undo()}>
          Undo
        </Button>
      )}
    </>
  )
}

export function ShowClient({ client }: { readonly client: ClientView }) {
  const { route } = useSwitchboard()
  return (
    <Button onPress={() => route.go('clients', { id: client.id })}>
      Show the client {client.name}
    </Button>
  )
}
