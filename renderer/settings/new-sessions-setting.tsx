import { useState } from 'react'
import type { AppState, Settings } from '../../preload/api.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'

interface NewSessionsSettingProps {
  readonly value: Settings['newSessions']
  readonly door: AppState['door']
  readonly onChange: (value: Settings['newSessions']) => void
}

export function NewSessionsSetting({ value, door, onChange }: NewSessionsSettingProps) {
  return (
    <>
      <Choice
        label="Without a Splunk of their own"
        value={value}
        onChange={onChange}
        options={[
          { value: 'default', title: 'Use the default' },
          {
            value: 'ask',
            title: 'Ask me',
            note: 'Their first call that needs a Splunk waits until you choose one or refuse. Sessions from before keep what they use.'
          }
        ]}
      />
      {value === 'ask' && door === 'headless' && <BrowserNotifications />}
    </>
  )
}

const said: Readonly<Record<NotificationPermission, string>> = {
  default: '',
  granted: 'This browser notifies you while you look elsewhere.',
  denied: 'This browser does not let this page notify you; its own settings for the page can.'
}

function BrowserNotifications() {
  const [permission, setPermission] = useState(() => Notification.permission)
  return permission === 'default' ? (
    <Button onPress={() => void Notification.requestPermission().then(setPermission)}>
      Notify me in this browser
    </Button>
  ) : (
    <p className="dim">{said[permission]}</p>
  )
}
