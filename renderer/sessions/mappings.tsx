import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { MappingView } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useToast } from '../ui/toast.tsx'
import { MappingRow } from './mapping-row.tsx'
import { patternText } from './mapping-text.tsx'
import { MappingTrial } from './mapping-trial.tsx'
import './mappings.css'
import { NewMapping } from './new-mapping.tsx'

const blank = { match: 'exact', xSessionId: '', profileId: null } as const

export function Mappings({ mappings }: { readonly mappings: readonly MappingView[] }) {
  const act = useAct()
  const toast = useToast()
  const [editing, setEditing] = useState<MappingView | 'new' | null>(null)
  const add = () => setEditing('new')
  const remove = async (mapping: MappingView, place: number) => {
    const done = await act('mappings.remove', mapping.id)
    if (done === undefined) return
    const { match, xSessionId, profileId } = mapping
    toast(`Removed the mapping of ${patternText(mapping)}.`, {
      lasts: 6000,
      action: {
        title: 'Undo',
        run: () => void act('mappings.save', { match, xSessionId, profileId, place })
      }
    })
  }
  return (
    <>
      {mappings.length === 0 ? (
        <Empty
          title="No mappings"
          action={
            <Button kind="primary" onPress={add}>
              Add a mapping
            </Button>
          }
        >
          A mapping ties an X-Session-ID, the client&apos;s own name for its conversation, to a
          profile: for clients that cannot be told which Splunk to use in another way.
        </Empty>
      ) : (
        <div className="mappings">
          <table>
            <caption className="unseen">The first that fits an X-Session-ID decides</caption>
            <thead>
              <tr>
                <th scope="col" className="mapping-place">
                  Rule
                </th>
                <th scope="col">X-Session-ID</th>
                <th scope="col">Profile</th>
                <th scope="col">
                  <span className="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {mappings.map((mapping, place) => (
                <MappingRow
                  key={mapping.id}
                  mapping={mapping}
                  place={place}
                  mappings={mappings}
                  onEdit={() => setEditing(mapping)}
                  onRemove={() => void remove(mapping, place)}
                />
              ))}
            </tbody>
          </table>
          <div className="mappings-foot">
            <Button icon={Plus} onPress={add}>
              Add a mapping
            </Button>
            <MappingTrial mappings={mappings} />
          </div>
        </div>
      )}
      {editing !== null && (
        <NewMapping
          mapping={editing === 'new' ? blank : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
