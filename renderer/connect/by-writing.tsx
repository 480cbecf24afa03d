import type { Ref } from 'react'
import type { ClientView, ProgramState, ProgramView } from '../../preload/api.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Plan } from './plan.tsx'
import { stepsOfWriting } from './program-steps.tsx'
import { Steps } from './steps.tsx'
import type { Connecting } from './use-connecting.ts'

interface ByWritingProps {
  readonly program: ProgramView
  readonly seen: ProgramState
  readonly client: ClientView | undefined
  readonly connecting: Connecting
  readonly ref: Ref<HTMLOListElement>
}

/** What a write would change, and after it how far the program has come. */
export function ByWriting({ program, seen, client, connecting, ref }: ByWritingProps) {
  const { state, title, files, canUndo } = program
  const { plan, again } = connecting
  const stands = state.kind === 'written' || state.kind === 'connected'
  return (
    <>
      {state.kind === 'changed' && <Callout kind="error" title={state.message} />}
      {state.kind === 'ready' && seen.kind === 'connected' && (
        <Callout kind="note">
          {title} is connected already, with a token that was put in by hand. Writing makes another
          client for it.
        </Callout>
      )}
      <Steps
        label={`Connecting ${title}`}
        ref={ref}
        steps={stepsOfWriting(program, seen, client)}
      />
      {plan?.ok === true && <Plan plan={plan.value} />}
      {plan?.ok === false && (
        <Callout
          kind="error"
          title={plan.message}
          actions={<Button onPress={again}>Try again</Button>}
        />
      )}
      {stands && canUndo && (
        <p className="dim">
          Undo takes the entry out of {files.join(' and ')} again, puts back what stood there
          before, and revokes the token.
        </p>
      )}
    </>
  )
}
