import type { ClientView, ProgramView } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/time.tsx'
import { Card } from './card.tsx'

const title = 'Connect an assistant'
const names = new Intl.ListFormat('en-GB', { type: 'disjunction' })

interface AssistantCardProps {
  readonly clients: readonly ClientView[]
  readonly programs: readonly ProgramView[]
}

export function AssistantCard({ clients, programs }: AssistantCardProps) {
  const { route } = useSwitchboard()
  const open = (id: string | null) => () => route.go('clients', { tab: 'connect', id })
  const broken = programs.find(({ state }) => state.kind === 'changed')
  if (broken?.state.kind === 'changed') {
    return (
      <Card
        title={title}
        state="failed"
        seen="needs repair"
        action={
          <Button kind="primary" onPress={open(broken.id)}>
            Repair {broken.title}
          </Button>
        }
      >
        <p>{broken.state.message}</p>
      </Card>
    )
  }
  const [first] = clients
  const latest = clients.reduce<ClientView | undefined>(
    (a, b) => ((b.lastSeenAt ?? 0) > (a?.lastSeenAt ?? 0) ? b : a),
    undefined
  )
  if (latest?.lastSeenAt !== undefined && latest.lastSeenAt !== null) {
    return (
      <Card
        title={title}
        state="done"
        seen={formatCount(clients.length, 'client')}
        action={<Button onPress={() => route.go('clients')}>Show clients</Button>}
      >
        <p>
          {latest.name} was seen <RelativeTime at={latest.lastSeenAt} />.
        </p>
      </Card>
    )
  }
  const awaited = programs.find(({ state }) => state.kind === 'written')
  if (awaited !== undefined) {
    return (
      <Card
        title={title}
        state="next"
        seen="waiting for the first call"
        action={<Button onPress={open(awaited.id)}>Show {awaited.title}</Button>}
      >
        <p>
          The entry of {awaited.title} is written. {awaited.restart}
        </p>
      </Card>
    )
  }
  if (first !== undefined) {
    return (
      <Card
        title={title}
        state="next"
        seen="not seen yet"
        action={
          <Button kind="primary" onPress={() => route.go('clients', { id: first.id })}>
            Show configuration
          </Button>
        }
      >
        <p>
          {first.name} has a token, and has not called yet. Put the text into its configuration and
          start it.
        </p>
      </Card>
    )
  }
  const found = programs.filter(({ state }) => state.kind === 'ready')
  const [only, ...others] = found
  return (
    <Card
      title={title}
      state="open"
      seen={found.length === 0 ? 'none yet' : `${found.length} found on this computer`}
      action={
        <Button
          kind="primary"
          onPress={open(only !== undefined && others.length === 0 ? only.id : null)}
        >
          Connect an assistant
        </Button>
      }
    >
      <p>
        {found.length === 0
          ? 'Claude Desktop, Claude Code, Cursor, VS Code, Codex or Gemini CLI, with a token of its own.'
          : `${names.format(found.map((program) => program.title))}: with one click, and a token of its own.`}
      </p>
    </Card>
  )
}
