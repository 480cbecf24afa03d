import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Mapping } from '../../preload/api.ts'
import { useProfiles } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { useToast } from '../ui/toast.tsx'
import './mappings.css'
import { NewMapping } from './new-mapping.tsx'

export function Mappings({ mappings }: { readonly mappings: readonly Mapping[] }) {
  const profiles = useProfiles() ?? []
  const act = useAct()
  const toast = useToast()
  const [editing, setEditing] = useState<Mapping | 'new' | null>(null)
  const add = () => setEditing('new')
  const remove = async (mapping: Mapping) => {
    const done = await act('mappings.remove', mapping.id)
    if (done === undefined) return
    const { xSessionId, profileId } = mapping
    toast(`Removed the mapping of ${xSessionId}.`, {
      lasts: 6000,
      action: { title: 'Undo', run: () => void act('mappings.save', { xSessionId, profileId }) }
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
            <thead>
              <tr>
                <th scope="col">X-Session-ID</th>
                <th scope="col">Profile</th>
                <th scope="col">
                  <span className="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {mappings.map((mapping) => {
                const profile = profiles.find(({ id }) => id === mapping.profileId)
                return (
                  <tr key={mapping.id}>
                    <td>
                      <code>{mapping.xSessionId}</code>
                    </td>
                    <td>
                      {profile ? (
                        <ProfileName {...profile} />
                      ) : (
                        <span className="login-error">✕ deleted profile</span>
                      )}
                    </td>
                    <td className="mapping-actions">
                      <IconButton
                        icon={Pencil}
                        label={`Change the mapping of ${mapping.xSessionId}`}
                        onPress={() => setEditing(mapping)}
                      />
                      <IconButton
                        icon={Trash2}
                        label={`Remove the mapping of ${mapping.xSessionId}`}
                        onPress={() => void remove(mapping)}
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <Button icon={Plus} onPress={add}>
            Add a mapping
          </Button>
        </div>
      )}
      {editing !== null && (
        <NewMapping
          mapping={editing === 'new' ? { xSessionId: '', profileId: null } : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
