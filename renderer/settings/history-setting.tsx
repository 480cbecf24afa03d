import { useState } from 'react'
import type { Settings } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Tick } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'

interface HistorySettingProps {
  readonly history: Settings['history']
  readonly privateMode: boolean
}

export function HistorySetting({ history, privateMode }: HistorySettingProps) {
  const act = useAct()
  const [days, setDays] = useState(String(history.days))
  const [megabytes, setMegabytes] = useState(String(history.megabytes))
  const [left, setLeft] = useState(false)
  const complaint = complaintOf(days, megabytes)
  const next = { days: Number(days), megabytes: Number(megabytes) }
  const changed = next.days !== history.days || next.megabytes !== history.megabytes
  const shorter = next.days < history.days || next.megabytes < history.megabytes
  return (
    <>
      <div className="port-line">
        <Field
          label="Days"
          width="short"
          value={days}
          mono
          onChange={setDays}
          onLeave={() => setLeft(true)}
        />
        <Field
          label="At most, in MB"
          width="short"
          value={megabytes}
          mono
          onChange={setMegabytes}
          onLeave={() => setLeft(true)}
        />
        <Button
          isDisabled={complaint !== null || !changed}
          onPress={() => void act('settings.save', { history: next })}
        >
          Save
        </Button>
      </div>
      {left && complaint !== null && <p className="field-complaint">{complaint}</p>}
      {complaint === null && changed && shorter && (
        <p className="dim">Older calls are removed at once and cannot be brought back.</p>
      )}
      <Tick
        ticked={privateMode}
        onChange={(ticked) => void act('settings.save', { privateMode: ticked })}
      >
        Private mode: keep no calls
      </Tick>
      {privateMode && (
        <Callout kind="warning" title="Nothing is kept">
          Calls are kept nowhere. Their rows show in the inspector until the program ends, without
          details.
        </Callout>
      )}
    </>
  )
}

function complaintOf(days: string, megabytes: string): string | null {
  if (!isWhole(days, 1, 3650)) return 'Days: a number from 1 to 3650, usually 90.'
  if (!isWhole(megabytes, 50, 100_000)) return 'MB: a number from 50 to 100000, usually 2000.'
  return null
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}
