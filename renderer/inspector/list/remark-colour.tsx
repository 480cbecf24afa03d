import { useState } from 'react'
import type { ToolCallRow } from '../../../preload/api.ts'
import { useAct } from '../../ui/act.ts'
import { MenuAt } from '../../ui/menu.tsx'
import { Swatch } from '../../ui/profile-name.tsx'
import { hueNames } from '../../ui/hues.ts'
import { placeOfRow } from './row-point.ts'

interface RemarkColourProps {
  readonly call: ToolCallRow
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** One of eight hues for a call, to find it again. */
export function RemarkColour({ call, ids, onClose }: RemarkColourProps) {
  const act = useAct()
  const [point] = useState(placeOfRow)
  const give = (colour: number | null) => () => {
    for (const id of ids) void act('inspector.remark', id, { colour })
  }
  return (
    <MenuAt
      label={`Colour of ${call.tool}`}
      point={point}
      onClose={onClose}
      actions={[
        ...hueNames.map((text, colour) => ({
          id: text,
          text,
          content: (
            <>
              <Swatch colour={colour} /> {text}
            </>
          ),
          run: give(colour)
        })),
        { id: 'none', text: 'No colour', disabled: call.colour === null, run: give(null) }
      ]}
    />
  )
}
