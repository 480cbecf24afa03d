import type { ClientView } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/time.tsx'
import { Card } from './card.tsx'

const title = 'Connect an assistant'

export function AssistantCard({ clients }: { readonly clients: readonly ClientView[] }) {
  const { route } = useSwitchboard()
  const [first] = clients
  if (first === undefined) {
    return (
      <Card
        title={title}
        state="open"
        seen="none yet"
        action={
          <Button kind="primary" onPress={() => route.go('clients', { id: 'new' })}>
            Connect an assistant
          </Button>
        }
      >
        <p>
          Claude Desktop, Claude Code, Cursor, VS Code, Codex or Gemini CLI, with a token of its
          own.
        </p>
      </Card>
    )
  }
  const latest = clients.reduce((a, b) => ((b.lastSeenAt ?? 0) > (a.lastSeenAt ?? 0) ? b : a))
  if (latest.lastSeenAt !== null) {
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
