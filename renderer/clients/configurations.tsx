import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ClientConfiguration, ClientView, Reply } from '../../preload/api.ts'
import { useAppState, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { Tabs } from '../ui/tabs.tsx'
import './configurations.css'
import { saveFile } from './save-file.ts'

interface ConfigurationsProps {
  readonly client: ClientView
  readonly token: string | null
  /** The program that it is for, where that is known. */
  readonly only?: string
}

/** What to put where, for each program; it opens at the one that the client is named after. */
export function Configurations({ client, token, only }: ConfigurationsProps) {
  const reply = useConfigurations(client.id, token)
  const [picked, setPicked] = useState<string | null>(null)
  if (reply === null) return <div className="configurations" aria-busy />
  if (!reply.ok) return <Callout kind="error" title={reply.message} />
  const sole = reply.value.find(({ id }) => id === only)
  if (sole !== undefined) return <Configuration one={sole} client={client} token={token} />
  const named = reply.value.find(({ title }) =>
    client.name.toLowerCase().includes(title.toLowerCase())
  )
  return (
    <section className="configurations" aria-label="Configuration">
      <Tabs
        label="Program"
        selected={picked ?? named?.id ?? reply.value[0]?.id ?? ''}
        onSelect={setPicked}
        tabs={reply.value.map((one) => ({
          id: one.id,
          title: one.title,
          content: () => <Configuration one={one} client={client} token={token} />
        }))}
      />
    </section>
  )
}

/** Asked again when the address changes, since it stands in the texts. */
function useConfigurations(id: string, token: string | null) {
  const { api } = useSwitchboard()
  const endpoint = useAppState()?.endpoint
  const [reply, setReply] = useState<Reply<readonly ClientConfiguration[]> | null>(null)
  useEffect(() => {
    let wanted = true
    void api.request('clients.configurations', id, token).then((answer) => {
      if (wanted) setReply(answer)
    })
    return () => {
      wanted = false
    }
  }, [api, id, token, endpoint])
  return reply
}

interface ConfigurationProps extends ConfigurationsProps {
  readonly one: ClientConfiguration
}

function Configuration({ one, client, token }: ConfigurationProps) {
  // Of the programs only Claude Desktop takes no text but a file.
  const isFile = one.id === 'claude-desktop'
  return (
    <div className="configuration">
      <p className="configuration-where">{one.where}</p>
      {isFile ? (
        <Bundle text={one.text} client={client} />
      ) : (
        <CodeBlock
          text={one.text}
          what={`the text for ${one.title}`}
          wrap={one.language === 'shell'}
        />
      )}
      {token === null && (
        <p className="dim">
          The token is shown only once and is not {isFile ? 'in the file' : 'in this text'}. If you
          did not keep it, renew it.
        </p>
      )}
      <p>{one.after}</p>
    </div>
  )
}

interface BundleProps {
  readonly text: string
  readonly client: ClientView
}

function Bundle({ text, client }: BundleProps) {
  const act = useAct()
  const download = async () => {
    const file = await act('clients.bundle', client.id)
    if (file !== undefined) saveFile(file)
  }
  return (
    <>
      <p>{text}</p>
      <div>
        <Button icon={Download} onPress={() => void download()}>
          Save the extension file
        </Button>
      </div>
    </>
  )
}
