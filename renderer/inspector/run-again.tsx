import { Play } from 'lucide-react'
import { useState } from 'react'
import type { ToolCall } from '../../preload/api.ts'
import { useProfiles, useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { CodeEditor } from '../ui/code-editor.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Keys } from '../ui/keys.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { formatSpl } from '../ui/spl-format.ts'
import { useCall } from './call/use-call.ts'
import { readArguments } from './json-problem.ts'
import { isRecord } from './parsing/result-shape.ts'
import { splArgument } from './spl-argument.ts'
import './run-again.css'

interface RunAgainProps {
  readonly id: string
  readonly onClose: () => void
}

/** Edits a call and runs it again, as the analyst. */
export function RunAgain({ id, onClose }: RunAgainProps) {
  const reply = useCall(id)
  if (reply === null) return null
  if (!reply.ok || reply.value === null) {
    return (
      <Dialog
        title="This call cannot be run again"
        onClose={onClose}
        actions={<Button onPress={onClose}>Close</Button>}
      >
        {reply.ok ? 'It is no longer kept.' : reply.message}
      </Dialog>
    )
  }
  return <EditCall key={id} call={reply.value} onClose={onClose} />
}

function EditCall({ call, onClose }: { readonly call: ToolCall; readonly onClose: () => void }) {
  const { api, route } = useSwitchboard()
  const [from] = useState(() => editable(call))
  const [spl, setSpl] = useState(from.spl)
  const [rest, setRest] = useState(from.rest)
  const [profileId, setProfileId] = useState(call.profile?.id ?? null)
  const [failure, setFailure] = useState<string | null>(null)
  const [running, setRunning] = useState(false)
  const read = readArguments(rest)

  const run = async () => {
    if (!read.ok || running) return
    setRunning(true)
    const all = from.name === null ? read.value : { [from.name]: spl, ...read.value }
    const reply = await api.request('inspector.runAgain', call.id, {
      arguments: all,
      ...(profileId === null ? {} : { profileId })
    })
    setRunning(false)
    if (!reply.ok) {
      setFailure(reply.message)
      return
    }
    onClose()
    route.set({ call: reply.value })
  }

  return (
    <Dialog
      wide
      title={`Run ${call.tool} again`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            kind="primary"
            icon={Play}
            isDisabled={!read.ok || running}
            onPress={() => void run()}
          >
            {running ? 'Starting' : 'Run'} <Keys keys="Mod Enter" />
          </Button>
        </>
      }
    >
      {from.name !== null && (
        <div>
          <span className="label">SPL</span>
          <CodeEditor
            label="SPL"
            language="spl"
            text={from.spl}
            onChange={setSpl}
            onRun={() => void run()}
            focused
          />
        </div>
      )}
      <div>
        <span className="label">{from.name === null ? 'Arguments' : 'Other arguments'}</span>
        <CodeEditor
          label={from.name === null ? 'Arguments' : 'Other arguments'}
          language="json"
          text={from.rest}
          onChange={setRest}
          onRun={() => void run()}
          wrongAt={read.ok ? null : read.at}
          focused={from.name === null}
        />
        <p className="run-again-problem" role="status">
          {read.ok ? '' : read.message}
        </p>
      </div>
      <ProfileSelect label="Splunk" value={profileId} onChange={setProfileId} />
      <Who profileId={profileId} />
      {failure !== null && <Callout kind="error" title={failure} />}
    </Dialog>
  )
}

/** Under whose name it will run, and what may stop it. */
function Who({ profileId }: { readonly profileId: string | null }) {
  const profile = useProfiles()?.find(({ id }) => id === profileId)
  if (profile === undefined) {
    return (
      <p className="dim">
        The login of this call is not kept. Choose a profile that it is to run on.
      </p>
    )
  }
  const name =
    profile.signIn.kind === 'password'
      ? `signs in to Splunk as ${profile.signIn.username}`
      : 'signs in to Splunk with the token of the profile'
  return (
    <p className="dim">
      You run it: it {name}, and the policy of {profile.name} decides as it does for every client.
      {profile.production && ' This is a production Splunk.'}
    </p>
  )
}

/** The SPL, and the other arguments as JSON text. */
function editable(call: ToolCall): {
  readonly name: string | null
  readonly spl: string
  readonly rest: string
} {
  const found = splArgument(call)
  const args = isRecord(call.arguments) ? call.arguments : {}
  const rest = Object.fromEntries(Object.entries(args).filter(([name]) => name !== found?.name))
  return {
    name: found?.name ?? null,
    spl: found === null ? '' : formatSpl(found.spl),
    rest: JSON.stringify(rest, null, 2)
  }
}
