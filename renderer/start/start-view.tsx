import { useAppState, useClients, usePrograms, useProfiles } from '../state/hooks.ts'
import { Waiting } from '../ui/waiting.tsx'
import { Address } from './address.tsx'
import { AssistantCard } from './assistant-card.tsx'
import { DemoCard } from './demo-card.tsx'
import { PatchPanel } from './patch-panel.tsx'
import { SplunkCard } from './splunk-card.tsx'
import './start-view.css'

export function StartView() {
  const app = useAppState()
  const profiles = useProfiles()
  const clients = useClients()
  const programs = usePrograms()
  if (app === undefined || profiles === undefined || clients === undefined) return <Waiting />
  return (
    <div className="start">
      <div className="start-page">
        <Address endpoint={app.endpoint} />
        <ol className="start-cards">
          <DemoCard demo={app.demo} profiles={profiles} clients={clients} />
          <SplunkCard profiles={profiles} />
          <AssistantCard clients={clients} programs={programs ?? []} />
        </ol>
        <PatchPanel profiles={profiles} />
      </div>
    </div>
  )
}
