import type { ClientView, DemoState, ProfileView } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { everything } from '../state/history-view.ts'
import { useView } from '../state/use-view.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { formatCount } from '../ui/format.ts'
import { Card } from './card.tsx'

interface DemoCardProps {
  readonly demo: DemoState
  readonly profiles: readonly ProfileView[]
  readonly clients: readonly ClientView[]
}

const title = 'Try the demo'
const prompt = 'Which indexes are there in Splunk, and what is in them?'

export function DemoCard({ demo, profiles, clients }: DemoCardProps) {
  const { route } = useSwitchboard()
  const act = useAct()
  const profile = profiles.find(({ origin }) => origin === 'demo')
  const filter = `profile:"${profile?.name ?? ''}"`
  const { shown } = useView({ ...everything, filter })
  const called = shown.query?.filter === filter && shown.end - shown.first + shown.waiting > 0
  const start = (
    <Button kind="primary" onPress={() => void act('demo.start')}>
      Start the demo
    </Button>
  )
  if (demo.kind === 'failed') {
    return (
      <Card title={title} state="failed" seen="could not start" action={start}>
        <p>{demo.message}</p>
      </Card>
    )
  }
  if (demo.kind !== 'running') {
    const starting = demo.kind === 'starting'
    return (
      <Card
        title={title}
        state="open"
        seen={starting ? 'starting' : 'not running'}
        action={starting ? null : start}
      >
        <p>
          A small Splunk inside the app, with a week of made-up events and a few incidents to find.
        </p>
      </Card>
    )
  }
  const seen = `running, ${formatCount(demo.events, 'event')}`
  if (called) {
    return (
      <Card
        title={title}
        state="done"
        seen={seen}
        action={<Button onPress={() => route.go('inspector', { filter })}>Show calls</Button>}
      >
        <p>An assistant has called it. Each call is in the inspector.</p>
      </Card>
    )
  }
  if (clients.length === 0) {
    return (
      <Card
        title={title}
        state="next"
        seen={seen}
        action={
          <Button kind="primary" onPress={() => route.go('clients', { tab: 'connect' })}>
            Connect an assistant
          </Button>
        }
      >
        <p>It is ready. Connect an assistant and ask it something.</p>
      </Card>
    )
  }
  return (
    <Card
      title={title}
      state="next"
      seen={seen}
      action={<CopyButton text={prompt} what="the question" title="Copy question" />}
    >
      <p>
        It waits for its first call. Ask your assistant: <q>{prompt}</q>
      </p>
    </Card>
  )
}
