import { useSwitchboard, useTrouble } from '../state/hooks.ts'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'

/** Instead of a place whose data has not come: nothing at first, and the reason when it does not come. */
export function Waiting() {
  const { refresh } = useSwitchboard()
  const trouble = useTrouble()
  if (trouble === null) return null
  return (
    <Empty title="This cannot be shown" action={<Button onPress={refresh}>Ask again</Button>}>
      {trouble}
    </Empty>
  )
}
