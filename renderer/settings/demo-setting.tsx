import type { DemoState } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { formatNumber } from '../ui/format.ts'

export function DemoSetting({ demo }: { readonly demo: DemoState }) {
  const act = useAct()
  switch (demo.kind) {
    case 'running':
      return (
        <>
          <p>
            Running at <code>{demo.url}</code> with {formatNumber(demo.events)} events.
          </p>
          <Button onPress={() => void act('demo.stop')}>Stop</Button>
        </>
      )
    case 'starting':
      return <p>Starting.</p>
    case 'failed':
    case 'stopped':
      return (
        <>
          {demo.kind === 'failed' && <Callout kind="error" title={demo.message} />}
          <Button onPress={() => void act('demo.start')}>Start</Button>
        </>
      )
  }
}
