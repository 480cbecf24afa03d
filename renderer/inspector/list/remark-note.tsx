import { useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import type { ToolCallRow } from '../../../preload/api.ts'
import { useAct } from '../../ui/act.ts'
import { Button } from '../../ui/button.tsx'
import { Keys } from '../../ui/keys.tsx'
import { PopoverAt } from '../../ui/popover-at.tsx'
import './remark-note.css'
import { placeOfRow } from './row-point.ts'

interface RemarkNoteProps {
  readonly call: ToolCallRow
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** What an analyst writes on a call, beside its row. */
export function RemarkNote({ call, ids, onClose }: RemarkNoteProps) {
  const act = useAct()
  const [note, setNote] = useState(call.note ?? '')
  const [point] = useState(placeOfRow)
  const save = (text: string) => {
    for (const id of ids) {
      void act('inspector.remark', id, { note: text.trim() === '' ? null : text.trim() })
    }
    onClose()
  }
  // What was written is kept however it is left, as in the detail.
  const leave = () => (note === (call.note ?? '') ? onClose() : save(note))
  return (
    <PopoverAt label={`Note on ${call.tool}`} point={point} onClose={leave}>
      <form
        className="remark-note"
        onSubmit={(event) => {
          event.preventDefault()
          save(note)
        }}
      >
        <TextField aria-label="Note" value={note} onChange={setNote} autoFocus autoComplete="off">
          <Input className="input" placeholder="Why this call matters" />
        </TextField>
        <Button type="submit" kind="primary">
          Save <Keys keys="Enter" />
        </Button>
        {call.note !== null && <Button onPress={() => save('')}>Remove</Button>}
      </form>
    </PopoverAt>
  )
}
