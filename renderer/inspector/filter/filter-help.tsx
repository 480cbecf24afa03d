import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { type FieldWord, fieldWords } from '../../../main/inspector/filter/fields.ts'
import { IconButton } from '../../ui/button.tsx'
import './filter-help.css'

const rules: readonly (readonly [string, ReactNode])[] = [
  ['timeout web', 'Both words, in the tool, the SPL or arguments, the error or your note'],
  ['"free text"', 'With its spaces, or a word that means something here, such as "or"'],
  ['/5\\d\\d$/i', 'A regular expression; i: in upper or lower case'],
  ['a or b', 'Either of them; weaker than words side by side'],
  ['-a, not a', 'Leaves it out; also before a field or a bracket'],
  ['(a or b) c', 'Brackets first'],
  ['status:error,refused', 'One of several values; also status:(error or refused)'],
  ['tool:=ping', 'Exactly this; without =, a part of it is enough'],
  ['>2s <500ms >1mb', 'Took longer or shorter; a larger result'],
  ['took:1s..5s', 'From, to'],
  [
    'since:1h before:14:00',
    <>
      Times: 15m, 7d, 14:00, today, <span className="filter-help-time">2026-11-24</span>,{' '}
      <span className="filter-help-time">2026-11-24T14:00Z</span>
    </>
  ]
]

/** The whole language on one page. */
export function FilterHelp() {
  return (
    <DialogTrigger>
      <IconButton icon={CircleQuestionMark} label="What can be written in the filter" />
      <Popover className="popover filter-help" placement="bottom end" offset={4}>
        <Dialog className="filter-help-page">
          <Heading slot="title" className="filter-help-title">
            The filter
          </Heading>
          <div className="filter-help-columns">
            <section>
              <h3 className="label">How it is written</h3>
              <dl>
                {rules.map(([example, about]) => (
                  <div key={example} className="filter-help-row">
                    <dt>
                      <code>{example}</code>
                    </dt>
                    <dd>{about}</dd>
                  </div>
                ))}
              </dl>
            </section>
            <section>
              <h3 className="label">Fields</h3>
              <dl>
                {fieldWords.map((field) => (
                  <div key={field.word} className="filter-help-row">
                    <dt>
                      <code>
                        {field.word}:{field.example}
                      </code>
                    </dt>
                    <dd>{aboutOf(field)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
          <p className="filter-help-keys">
            In the field: ↑ ↓ choose, Enter take or apply, ← → from chip to chip, F2 edit one, -
            turn it round, Backspace remove it, Ctrl A edit all as text, Escape close.
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const aboutOf = ({ about, values, word }: FieldWord) =>
  values !== undefined && word === 'status' ? `${about}: ${values.join(', ')}` : about
