import type { Settings } from '../../preload/api.ts'
import { useAppState } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Callout } from '../ui/callout.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { DemoSetting } from './demo-setting.tsx'
import { HistorySetting } from './history-setting.tsx'
import { NewSessionsSetting } from './new-sessions-setting.tsx'
import { PortSetting } from './port-setting.tsx'
import { ProxySetting } from './proxy-setting.tsx'
import { RedactionSetting } from './redaction-setting.tsx'
import { Setting } from './setting.tsx'
import './settings-view.css'

export function SettingsView() {
  const app = useAppState()
  const act = useAct()
  if (app === undefined) return <Waiting />
  const { settings, secrets } = app
  const save = (change: Partial<Settings>) => void act('settings.save', change)
  return (
    <div className="settings">
      <div>
        <Setting title="Server" note="Assistants on this computer reach Splunk through it.">
          <PortSetting key={settings.port} port={settings.port} endpoint={app.endpoint} />
        </Setting>
        <Setting title="Default profile" note="For sessions when nothing else names one.">
          <ProfileSelect
            label="Profile"
            value={settings.defaultProfileId}
            none="None: sessions stay unassigned"
            onChange={(defaultProfileId) => save({ defaultProfileId })}
          />
        </Setting>
        <Setting
          title="New sessions"
          note="Of connected clients, when no choice of yours, login, path, header or mapping names their Splunk."
        >
          <NewSessionsSetting
            value={settings.newSessions}
            door={app.door}
            onChange={(newSessions) => save({ newSessions })}
          />
        </Setting>
        <Setting
          title="Requests without a token"
          note="They never reach a profile. They can see which tools there are, and use a Splunk login that they bring in their own headers."
        >
          <Tick ticked={settings.anonymous} onChange={(anonymous) => save({ anonymous })}>
            Answer them
          </Tick>
          {!settings.anonymous && <p className="dim">They are answered with 401.</p>}
        </Setting>
        <Setting
          title="Logins in headers"
          note="A request may bring its own Splunk login in X‑Splunk‑* headers. It is kept in memory only and is always read-only."
        >
          <Choice
            label="Accept them"
            value={settings.headerLogins}
            onChange={(headerLogins) => save({ headerLogins })}
            options={[
              { value: 'on', title: 'For any host' },
              { value: 'profile-hosts', title: 'Only for hosts of the profiles' },
              { value: 'off', title: 'Never' }
            ]}
          />
        </Setting>
        <Setting
          title="History"
          note={
            secrets.kind === 'keychain'
              ? 'Calls are kept on this computer, encrypted. Pinned calls stay whatever their age.'
              : 'Without a keychain calls are kept in memory only, until the program ends.'
          }
        >
          <HistorySetting
            key={JSON.stringify(settings.history)}
            history={settings.history}
            privateMode={settings.privateMode}
          />
        </Setting>
        <Setting
          title="Redactions"
          note="Passwords, tokens, keys and cookies are taken out of every record before it is kept. Add what else nobody may read later. It applies from the next call on."
        >
          <RedactionSetting
            key={JSON.stringify([settings.redactions, settings.redactedNames])}
            redactions={settings.redactions}
            redactedNames={settings.redactedNames}
          />
        </Setting>
        <Setting
          title="Proxy"
          note="It only passes on what is encrypted between this program and Splunk."
        >
          <ProxySetting key={JSON.stringify(settings.proxy)} proxy={settings.proxy} />
        </Setting>
        <Setting title="Appearance">
          <Choice
            label="Colours"
            value={settings.appearance}
            onChange={(appearance) => save({ appearance })}
            options={[
              { value: 'system', title: 'As the system' },
              { value: 'light', title: 'Light' },
              { value: 'dark', title: 'Dark' }
            ]}
          />
        </Setting>
        <Setting title="Demo Splunk" note="A small Splunk inside the app, with made-up events.">
          <DemoSetting demo={app.demo} atStart={settings.demo} />
        </Setting>
        <Setting title="Secrets">
          {secrets.kind === 'keychain' ? (
            <p>In the keychain of this computer, and nowhere else.</p>
          ) : (
            <Callout kind="warning" title="In memory, until the program ends">
              {secrets.reason}
            </Callout>
          )}
        </Setting>
        <Setting
          title="Data folder"
          note="Profiles without their secrets, clients, sessions, settings, history."
        >
          <div className="data-folder">
            <code>{app.dataDir}</code>
            <CopyButton text={app.dataDir} what="the path" />
          </div>
        </Setting>
        <Setting title="Version">
          <p>
            Switchboard for Splunk {app.version}
            <span className="dim"> on {app.platform}</span>
          </p>
        </Setting>
      </div>
    </div>
  )
}
