import { Bookmark } from 'lucide-react'
import { type SubmitEvent, useRef, useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Settings } from '../../../preload/api.ts'
import { useAppState } from '../../state/hooks.ts'
import { useAct } from '../../ui/act.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { SavedFilterRow } from './saved-filter-row.tsx'
import './saved-filters.css'

type Saved = Settings['savedFilters']

interface SavedFiltersProps {
  /** What would be saved; null while it cannot be read. */
  readonly text: string | null
  readonly onApply: (text: string) => void
}

/** Filters under names: save this one, take one up, rename and delete. */
export function SavedFilters({ text, onApply }: SavedFiltersProps) {
  const saved = useAppState()?.settings.savedFilters ?? []
  const act = useAct()
  const toast = useToast()
  const page = useRef<HTMLElement>(null)
  const save = (savedFilters: Saved) => {
    // What has the focus goes with the change, and Escape has to find the page at any moment.
    page.current?.focus()
    void act('settings.save', { savedFilters })
  }
  const remove = (name: string) => {
    save(saved.filter((one) => one.name !== name))
    toast(`The filter “${name}” is deleted`, {
      lasts: 8000,
      action: { title: 'Undo', run: () => save(saved) }
    })
  }
  return (
    <DialogTrigger>
      <IconButton icon={Bookmark} label="Saved filters" />
      <Popover className="popover saved-filters" placement="bottom end" offset={4}>
        <Dialog ref={page} aria-label="Saved filters" className="saved-filters-page">
          {({ close }) => (
            <>
              <SaveForm
                text={text}
                saved={saved}
                onSave={(name, kept) => {
                  const place = saved.findIndex((one) => one.name === name)
                  const entry = { name, text: kept }
                  save(place < 0 ? [...saved, entry] : saved.with(place, entry))
                  toast(`Saved as “${name}”`)
                }}
              />
              {saved.length === 0 ? (
                <p className="saved-filters-none">
                  No filter is saved yet. Write one, and give it a name here.
                </p>
              ) : (
                <ul className="saved-filters-list" aria-label="Saved filters">
                  {saved.map((one) => (
                    <SavedFilterRow
                      key={one.name}
                      filter={one}
                      names={saved.map(({ name }) => name)}
                      onApply={() => {
                        close()
                        onApply(one.text)
                      }}
                      onRename={(name) =>
                        save(saved.map((other) => (other === one ? { ...one, name } : other)))
                      }
                      onRemove={() => remove(one.name)}
                    />
                  ))}
                </ul>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface SaveFormProps {
  readonly text: string | null
  readonly saved: Saved
  readonly onSave: (name: string, text: string) => void
}

function SaveForm({ text, saved, onSave }: SaveFormProps) {
  const [name, setName] = useState('')
  if (text === null) {
    return <p className="saved-filters-none">Only a filter that can be read can be saved.</p>
  }
  if (text === '') return null
  const same = saved.find((one) => one.text === text)
  const taken = saved.some((one) => one.name === name.trim())
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onSave(name.trim(), text)
    setName('')
  }
  return (
    <form className="saved-filters-form" onSubmit={submit}>
      <code className="saved-filters-text">{text}</code>
      {same === undefined ? (
        <div className="saved-filters-save">
          <Field
            label="Name"
            value={name}
            onChange={(value) => setName(value.slice(0, 60))}
            placeholder="Slow searches in prod"
            focused
          />
          <Button kind="primary" type="submit" isDisabled={name.trim() === ''}>
            {taken ? 'Replace' : 'Save'}
          </Button>
        </div>
      ) : (
        <p className="dim">Saved as “{same.name}”</p>
      )}
    </form>
  )
}
