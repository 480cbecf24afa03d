import type { Ref } from 'react'
import type { ClientView, ProgramView } from '../../preload/api.ts'
import { Configurations } from '../clients/configurations.tsx'
import { TokenOnce } from '../clients/token-once.tsx'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { useSwitchboard } from '../state/hooks.ts'
import { isOnlyExtension } from './client-of.ts'
import { stepsByHand } from './program-steps.tsx'
import { Steps } from './steps.tsx'

interface ByHandProps {
  readonly program: ProgramView
  readonly client: ClientView | undefined
  /** Only while it is new. */
  readonly token: string | null
  readonly ref: Ref<HTMLOListElement>
}

/** Where Switchboard cannot write, or should not: a token, and what to do with it. */
export function ByHand({ program, client, token, ref }: ByHandProps) {
  const { id, title } = program
  return (
    <>
      <WhyByHand program={program} />
      <Steps label={`Connecting ${title}`} ref={ref} steps={stepsByHand(title, client)} />
      {client !== undefined && token !== null && <TokenOnce token={token} name={client.name} />}
      {client !== undefined && <Configurations client={client} token={token} only={id} />}
    </>
  )
}

function WhyByHand({ program }: { readonly program: ProgramView }) {
  const { state, title } = program
  const { programs } = useSwitchboard()
  const look = <Button onPress={() => void programs.refresh()}>Look again</Button>
  if (state.kind === 'blocked') {
    return isOnlyExtension(program) ? (
      <Callout kind="note">{state.message}</Callout>
    ) : (
      <>
        <Callout kind="error" title={state.message} actions={look} />
        <p>Put that right and look again, or connect {title} by hand.</p>
      </>
    )
  }
  if (state.kind !== 'not_installed') return null
  return (
    <Callout kind="note" actions={look}>
      {title} was not found on this computer. If it is here all the same, connect it by hand.
    </Callout>
  )
}
