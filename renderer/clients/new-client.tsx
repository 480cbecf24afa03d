import { useState } from 'react'
import type { ClientDraft, ClientWithToken } from '../../preload/api.ts'
import { useClients } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Pane } from '../ui/pane.tsx'
import { limitComplaint } from './call-limit.tsx'
import { ClientFields, nameComplaint } from './client-fields.tsx'
import './new-client.css'

const known = ['Claude Desktop', 'Claude Code', 'Cursor', 'VS Code', 'Codex', 'Gemini CLI']

interface NewClientProps {
  readonly onMade: (made: ClientWithToken) => void
  readonly onClose: () => void
}

export function NewClient({ onMade, onClose }: NewClientProps) {
  const act = useAct()
  const taken = new Set((useClients() ?? []).map(({ name }) => name))
  const [draft, setDraft] = useState<ClientDraft>({
    name: '',
    defaultProfileId: null,
    allowedProfileIds: null,
    mayUseProfile: false
  })
  const [left, setLeft] = useState(false)
  const complaint = nameComplaint(draft.name)
  const make = async () => {
    setLeft(true)
    if ((complaint ?? limitComplaint(draft.callsPerMinute)) !== undefined) return
    const made = await act('clients.create', draft)
    if (made !== undefined) onMade(made)
  }
  return (
    <Pane
      title="Connect an assistant"
      onClose={onClose}
      footer={
        <Button kind="primary" onPress={() => void make()}>
          Make its token
        </Button>
      }
    >
      <div className="client-form">
        <div>
          <div className="label">Which program</div>
          <div className="known-clients">
            {known.map((name) => (
              <Button
                key={name}
                aria-pressed={draft.name === name}
                isDisabled={taken.has(name)}
                onPress={() => setDraft({ ...draft, name })}
              >
                {name}
              </Button>
            ))}
          </div>
        </div>
        <ClientFields
          draft={draft}
          onChange={setDraft}
          complaint={left ? complaint : undefined}
          onLeaveName={() => setLeft(draft.name !== '')}
        />
      </div>
    </Pane>
  )
}
