import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Keys } from '../ui/keys.tsx'
import './shortcuts.css'

const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['Mod K', 'Go to or do'],
      ['1 – 6', 'Go to a place'],
      ['a', 'Answer what waits for you'],
      ['Esc', 'Close the detail, or what is on top'],
      ['?', 'These shortcuts']
    ]
  ],
  [
    'Lists',
    [
      ['↑ ↓', 'Previous, next'],
      ['k j', 'The same for calls and sessions, wherever the focus is'],
      ['PageUp PageDown', 'A page up, down'],
      ['Home End', 'First, last'],
      ['Enter', 'Go into the detail'],
      ['Tab', 'To the heads of the columns; ↓ there for their menu'],
      ['c', 'Copy']
    ]
  ],
  [
    'Inspector',
    [
      ['/', 'Filter'],
      ['Space', 'Hold the list and go on'],
      ['Shift ↑ ↓', 'Choose several'],
      ['p', 'Pin'],
      ['n', 'Note'],
      ['o', 'Colour'],
      ['d', 'Compare with the call of the next d'],
      ['r', 'Run again'],
      ['e', 'Edit and run again'],
      ['← →', 'Collapse, expand a session']
    ]
  ]
]

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title="Shortcuts"
      onClose={onClose}
      actions={
        <Button onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      {groups.map(([title, keys]) => (
        <section key={title}>
          <h3 className="label">{title}</h3>
          <dl className="shortcuts">
            {keys.map(([key, what]) => (
              <div key={key}>
                <dt>{what}</dt>
                <dd>
                  <Keys keys={key} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
