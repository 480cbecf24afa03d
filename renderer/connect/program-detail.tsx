import { useEffect, useRef, useState } from 'react'
import type { ClientWithToken, ProgramView } from '../../preload/api.ts'
import { useClients } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Pane } from '../ui/pane.tsx'
import { ByHand } from './by-hand.tsx'
import { ByWriting } from './by-writing.tsx'
import { clientOf, hasBothWays, isForHands, seenState } from './client-of.ts'
import { ConnectFoot, ShowClient } from './connect-foot.tsx'
import './program-detail.css'
import { programLooks, ProgramStatus } from './program-status.tsx'
import { useConnecting } from './use-connecting.ts'

interface ProgramDetailProps {
  readonly program: ProgramView
  /** The client that was just made, with its token. */
  readonly fresh: ClientWithToken | null
  readonly onMade: (made: ClientWithToken) => void
  /** How often it was entered from the list. */
  readonly entered: number
  readonly onClose: () => void
}

type Way = 'extension' | 'entry'

/** One program from not connected to its first call. */
export function ProgramDetail({ program, fresh, onMade, entered, onClose }: ProgramDetailProps) {
  const act = useAct()
  const clients = useClients() ?? []
  const client = clientOf(program, clients)
  const token = fresh !== null && fresh.client.id === client?.id ? fresh.token : null
  const seen = seenState(program, client)
  const [way, setWay] = useState<Way>('extension')
  const steps = useRef<HTMLOListElement>(null)
  const focus = () => steps.current?.focus()
  const connecting = useConnecting(program, focus)
  useEffect(() => {
    const inList = document.activeElement?.closest('[role="grid"]') ?? null
    if (entered > 0 || inList === null) steps.current?.focus()
  }, [entered])

  const { title } = program
  const choice = hasBothWays(program)
  const byHand = isForHands(program) && !(choice && way === 'entry')
  const make = async () => {
    const made = await act('clients.create', {
      name: title,
      defaultProfileId: null,
      allowedProfileIds: null,
      mayUseProfile: false
    })
    if (made === undefined) return
    onMade(made)
    focus()
  }
  return (
    <Pane
      title={title}
      actions={<ProgramStatus kind={seen.kind} />}
      onClose={onClose}
      footer={
        !byHand ? (
          <ConnectFoot program={program} client={client} connecting={connecting} />
        ) : client === undefined ? (
          <Button kind="primary" onPress={() => void make()}>
            Make its token
          </Button>
        ) : (
          <ShowClient client={client} />
        )
      }
    >
      <div className="program-detail">
        <p className="unseen" role="status">
          {title}: {programLooks[seen.kind].word}
        </p>
        {choice && (
          <Choice
            label="How"
            value={way}
            onChange={setWay}
            options={[
              {
                value: 'extension',
                title: 'With an extension file, which Claude Desktop installs',
                note: 'It keeps the token in its own secure storage.'
              },
              {
                value: 'entry',
                title: 'With an entry in its configuration file',
                note: 'The token stands in that file.'
              }
            ]}
          />
        )}
        {byHand ? (
          <ByHand program={program} client={client} token={token} ref={steps} />
        ) : (
          <ByWriting
            program={program}
            seen={seen}
            client={client}
            connecting={connecting}
            ref={steps}
          />
        )}
      </div>
    </Pane>
  )
}
