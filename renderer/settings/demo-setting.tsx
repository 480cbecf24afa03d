import type { DemoState } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Tick } from '../ui/choice.tsx'
import { formatNumber } from '../ui/format.ts'

interface DemoSettingProps {
  readonly demo: DemoState
  readonly atStart: boolean
}

export function DemoSetting({ demo, atStart }: DemoSettingProps) {
  const act = useAct()
  return (
    <>
      <Tick ticked={atStart} onChange={(ticked) => void act('settings.save', { demo: ticked })}>
        Start it with the program
      </Tick>
      {demo.kind === 'failed' && <Callout kind="error" title={demo.message} />}
      {demo.kind === 'starting' && <p>Starting.</p>}
      {demo.kind === 'running' && (
        <p>
          Running at <code>{demo.url}</code> with {formatNumber(demo.events)} events.
        </p>
      )}
      {demo.kind === 'running' ? (
        <Button onPress={() => void act('demo.stop')}>Stop</Button>
      ) : (
        <Button isDisabled={demo.kind === 'starting'} onPress={() => void act('demo.start')}>
          Start
        </Button>
      )}
    </>
  )
}
