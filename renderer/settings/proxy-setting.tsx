import { useState } from 'react'
import type { Settings } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'

interface ProxySettingProps {
  readonly proxy: Settings['proxy']
}

export function ProxySetting({ proxy }: ProxySettingProps) {
  const act = useAct()
  const saved = proxy.kind === 'address' ? proxy : { url: '', except: '' }
  const [kind, setKind] = useState(proxy.kind)
  const [url, setUrl] = useState(saved.url)
  const [except, setExcept] = useState(saved.except)
  const [left, setLeft] = useState(false)
  const valid = isProxyAddress(url)
  const changed = proxy.kind !== 'address' || url !== saved.url || except !== saved.except
  const choose = (chosen: Settings['proxy']['kind']) => {
    setKind(chosen)
    if (chosen !== 'address') void act('settings.save', { proxy: { kind: chosen } })
  }
  return (
    <>
      <Choice
        label="Reach Splunk"
        value={kind}
        onChange={choose}
        options={[
          { value: 'environment', title: 'As the environment says (HTTPS_PROXY, NO_PROXY)' },
          { value: 'none', title: 'Directly' },
          { value: 'address', title: 'Through this proxy' }
        ]}
      />
      {kind === 'address' && (
        <>
          <Field
            label="Address of the proxy"
            value={url}
            mono
            onChange={setUrl}
            onLeave={() => setLeft(true)}
            placeholder="http://proxy.example.com:3128"
            complaint={
              left && !valid
                ? 'It looks like http://proxy.example.com:3128, without a name and password.'
                : undefined
            }
            note="A proxy that wants a name and password takes them from HTTPS_PROXY."
          />
          <Field
            label="Except for"
            value={except}
            mono
            onChange={setExcept}
            placeholder="idx1.example.com, .corp.example.com, 10.0.0.0/8"
            note="This computer itself is always reached directly."
          />
          <Button
            isDisabled={!valid || !changed}
            onPress={() =>
              void act('settings.save', { proxy: { kind: 'address', url: url.trim(), except } })
            }
          >
            Save
          </Button>
        </>
      )}
    </>
  )
}

function isProxyAddress(text: string): boolean {
  const trimmed = text.trim()
  if (!/^https?:\/\/[^@/?#]+\/?$/i.test(trimmed)) return false
  return URL.canParse(trimmed)
}
