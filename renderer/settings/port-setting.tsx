import { useState } from 'react'
import type { EndpointState } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { Field } from '../ui/field.tsx'

interface PortSettingProps {
  readonly port: number
  readonly endpoint: EndpointState
}

export function PortSetting({ port, endpoint }: PortSettingProps) {
  const act = useAct()
  const [text, setText] = useState(String(port))
  const [left, setLeft] = useState(false)
  const number = Number(text)
  const valid = /^\d{1,5}$/.test(text.trim()) && number >= 1 && number <= 65535
  const changed = number !== port
  const apply = async () => {
    if (changed && (await act('settings.save', { port: number })) === undefined) return
    await act('endpoint.restart')
  }
  return (
    <>
      <div className="port-line">
        <Field
          label="Port"
          width="short"
          value={text}
          mono
          onChange={setText}
          onLeave={() => setLeft(true)}
        />
        <Button isDisabled={!valid} onPress={() => void apply()}>
          {changed ? 'Save and restart' : 'Restart server'}
        </Button>
      </div>
      {left && !valid && (
        <p className="field-complaint">A port is a number from 1 to 65535, usually 8003.</p>
      )}
      {changed && valid && (
        <p className="dim">
          Clients that are connected already need the new address in their configuration.
        </p>
      )}
      {endpoint.kind === 'listening' && (
        <div className="data-folder">
          <code>{endpoint.url}</code>
          <CopyButton text={endpoint.url} what="the address" />
        </div>
      )}
      {endpoint.kind === 'failed' && <p className="field-complaint">{endpoint.message}</p>}
    </>
  )
}
