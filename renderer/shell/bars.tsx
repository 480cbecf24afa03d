import { useState } from 'react'
import { useAppState, useConnection, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import './bars.css'

/** What is wrong with the whole program, over the place; what was on screen stays below. */
export function Bars() {
  const { connection, route } = useSwitchboard()
  const line = useConnection()
  const app = useAppState()
  const act = useAct()
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const endpoint = app?.endpoint
  const notices = app?.notices.filter((notice) => !read.has(notice)) ?? []
  const quiet =
    line.kind === 'open' &&
    (endpoint === undefined || endpoint.kind === 'listening') &&
    notices.length === 0
  if (quiet) return null
  return (
    <aside className="bars" aria-label="Messages of the program">
      {line.kind === 'lost' && (
        <Callout
          kind="warning"
          title="The connection to Switchboard was lost"
          actions={<Button onPress={() => connection.retry()}>Try now</Button>}
        >
          It is tried again every few seconds. What you see is the last that was known.
        </Callout>
      )}
      {endpoint?.kind === 'failed' && (
        <Callout
          kind="error"
          title={endpoint.message}
          actions={
            <>
              <Button onPress={() => route.go('settings')}>Change port</Button>
              <Button onPress={() => void act('endpoint.restart')}>Try again</Button>
            </>
          }
        >
          {endpoint.hint}
        </Callout>
      )}
      {endpoint?.kind === 'stopped' && (
        <Callout
          kind="warning"
          title="The server is stopped"
          actions={<Button onPress={() => void act('endpoint.restart')}>Start it</Button>}
        >
          No assistant can reach Splunk until it runs again.
        </Callout>
      )}
      {notices.map((notice) => (
        <Callout
          key={notice}
          kind="warning"
          actions={<Button onPress={() => setRead(new Set([...read, notice]))}>Dismiss</Button>}
        >
          {notice}
        </Callout>
      ))}
    </aside>
  )
}
