import { Pin } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  Label,
  RadioButton,
  RadioField,
  RadioGroup,
  TextArea,
  TextField,
  ToggleButton
} from 'react-aria-components'
import type { Remark, ToolCall } from '../../../preload/api.ts'
import { useAct } from '../../ui/act.ts'
import { hueNames } from '../../ui/hues.ts'
import './remark-fields.css'

const saveAfter = 600

/** What the analyst says of a call: pinned, a colour, a note. Kept as it is changed. */
export function RemarkFields({ call }: { readonly call: ToolCall }) {
  const act = useAct()
  const remark = (change: Remark) => void act('inspector.remark', call.id, change)
  return (
    <aside className="remark" aria-label="Your remarks">
      <ToggleButton
        className="button remark-pin"
        isSelected={call.pinned}
        onChange={(pinned) => remark({ pinned })}
      >
        <Pin size={14} aria-hidden fill={call.pinned ? 'currentColor' : 'none'} />
        {call.pinned ? 'Pinned' : 'Pin'}
      </ToggleButton>
      <RadioGroup
        value={call.colour === null ? 'none' : String(call.colour)}
        onChange={(picked) => remark({ colour: picked === 'none' ? null : Number(picked) })}
        orientation="horizontal"
      >
        <Label className="label">Colour</Label>
        <div className="remark-colours">
          <RadioField value="none" aria-label="No colour">
            <RadioButton className="remark-colour none" />
          </RadioField>
          {hueNames.map((name, place) => (
            <RadioField key={name} value={String(place)} aria-label={name}>
              <RadioButton
                className="remark-colour"
                style={{ background: `var(--hue-${place})` }}
              />
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <Note text={call.note ?? ''} onSave={(note) => remark({ note })} />
    </aside>
  )
}

interface NoteProps {
  readonly text: string
  readonly onSave: (note: string | null) => void
}

/** Saves when typing rests, when the field is left, and when it is closed. */
function Note({ text, onSave }: NoteProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const unsaved = useRef<(() => void) | null>(null)
  useEffect(() => () => unsaved.current?.(), [])
  useEffect(() => {
    if (typed === null || typed === text) return
    const timer = setTimeout(() => unsaved.current?.(), saveAfter)
    return () => clearTimeout(timer)
  }, [typed, text])
  const change = (next: string) => {
    setTyped(next)
    unsaved.current = () => {
      unsaved.current = null
      onSave(next.trim() === '' ? null : next)
    }
  }
  return (
    <TextField value={typed ?? text} onChange={change} onBlur={() => unsaved.current?.()}>
      <Label className="label">Note</Label>
      <TextArea className="input remark-text" rows={3} placeholder="Why this call matters" />
    </TextField>
  )
}
