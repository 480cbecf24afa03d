import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice, Tick } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { type ColumnLayout, moveColumn, timeModes } from './column-layout.ts'
import { columnTitles, timeTexts } from './columns.tsx'
import './columns-dialog.css'

interface ColumnsDialogProps {
  readonly layout: ColumnLayout
  readonly onChange: (layout: ColumnLayout) => void
  readonly onReset: () => void
  readonly onClose: () => void
}

const times = timeModes.map((value) => ({ value, title: timeTexts[value] }))

/** Which columns there are, and in which order. */
export function ColumnsDialog({ layout, onChange, onReset, onClose }: ColumnsDialogProps) {
  const { order, hidden } = layout
  const shown = order.filter((id) => !hidden.includes(id))
  return (
    <Dialog
      title="Columns"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onReset}>As at first</Button>
          <Button kind="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul className="columns-list" aria-label="Columns in their order">
        {order.map((id) => {
          const title = columnTitles[id]
          const isShown = !hidden.includes(id)
          return (
            <li key={id}>
              <Tick
                ticked={isShown}
                disabled={id === 'summary'}
                onChange={(ticked) =>
                  onChange({
                    ...layout,
                    hidden: ticked ? hidden.filter((one) => one !== id) : [...hidden, id]
                  })
                }
              >
                {title}
              </Tick>
              <IconButton
                icon={ArrowUp}
                label={`Move ${title} to the left`}
                isDisabled={!isShown || shown[0] === id}
                onPress={() => onChange(moveColumn(layout, id, -1))}
              />
              <IconButton
                icon={ArrowDown}
                label={`Move ${title} to the right`}
                isDisabled={!isShown || shown.at(-1) === id}
                onPress={() => onChange(moveColumn(layout, id, 1))}
              />
            </li>
          )
        })}
      </ul>
      <Choice
        label="Times as"
        value={layout.time}
        options={times}
        onChange={(time) => onChange({ ...layout, time })}
      />
    </Dialog>
  )
}
