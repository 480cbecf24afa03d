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
}

const desktop = 'claude-desktop'

/** What to put where, for each program; it opens at the one that the client is named after. */
export function Configurations({ client, token }: ConfigurationsProps) {
  const reply = useConfigurations(client.id, token)
  const [picked, setPicked] = useState<string | null>(null)
  if (reply === null) return <div className="configurations" aria-busy />
  if (!reply.ok) return <Callout kind="error" title={reply.message} />
  const all = reply.value
  const named = all.find(({ title }) => client.name.toLowerCase().includes(title.toLowerCase()))
  const first = client.name.toLowerCase().includes('desktop') ? desktop : named?.id
  return (
    <section className="configurations" aria-label="Configuration">
      <Tabs
        label="Program"
        selected={picked ?? first ?? desktop}
        onSelect={setPicked}
        tabs={[
          {
            id: desktop,
            title: 'Claude Desktop',
            content: () => <Bundle client={client} token={token} />
          },
          ...all
            .filter(({ id }) => id !== desktop)
            .map((one) => ({
              id: one.id,
              title: one.title,
              content: () => <Configuration one={one} token={token} />
            }))
        ]}
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

interface ConfigurationProps {
  readonly one: ClientConfiguration
  readonly token: string | null
}

function Configuration({ one, token }: ConfigurationProps) {
  return (
    <div className="configuration">
      <p className="configuration-where">{one.where}</p>
      <CodeBlock text={one.text} what={`the text for ${one.title}`} />
      {token === null && (
        <p className="dim">
          The token is not in this text, because it is shown only once. Renew it to get the whole
          text.
        </p>
      )}
      <p>{one.after}</p>
    </div>
  )
}

function Bundle({ client, token }: ConfigurationsProps) {
  const act = useAct()
  const download = async () => {
    const file = await act('clients.bundle', client.id)
    if (file !== undefined) saveFile(file)
  }
  return (
    <div className="configuration">
      <p>
        Claude Desktop speaks only with programs that it starts itself, so it gets a small bundle
        that connects it to this server.
      </p>
      <ol className="configuration-steps">
        <li>
          <Button icon={Download} onPress={() => void download()}>
            Download the bundle
          </Button>
        </li>
        <li>Open the file with Claude Desktop and install it.</li>
        <li>
          {token === null
            ? 'Where it asks for the token, enter the one you kept, or renew it.'
            : 'Where it asks for the token, paste the one above.'}
        </li>
      </ol>
    </div>
  )
}
