import { useEffect, useState } from 'react'
import type { Mapping, MappingView } from '../../preload/api.ts'
import { useProfiles, useSwitchboard } from '../state/hooks.ts'
import { Field } from '../ui/field.tsx'
import { ProfileName } from '../ui/profile-name.tsx'

/** Says which rule decides for an X-Session-ID that is typed in. */
export function MappingTrial({ mappings }: { readonly mappings: readonly MappingView[] }) {
  const { api } = useSwitchboard()
  const profiles = useProfiles() ?? []
  const [text, setText] = useState('')
  const [found, setFound] = useState<Mapping | null>(null)
  const name = text.trim()
  useEffect(() => {
    if (name === '') return
    let wanted = true
    void api.request('mappings.match', name).then((reply) => {
      if (wanted) setFound(reply.ok ? reply.value : null)
    })
    return () => {
      wanted = false
    }
    // Another order can give another answer.
  }, [api, name, mappings])
  const place = mappings.findIndex(({ id }) => id === found?.id)
  const profile = profiles.find(({ id }) => id === found?.profileId)
  return (
    <div className="mapping-trial">
      <Field label="Try an X-Session-ID" value={text} mono onChange={setText} />
      <p role="status">
        {name === '' ? null : place < 0 ? (
          <span className="dim">No rule fits it, so other rules decide.</span>
        ) : (
          <>
            <code>{name}</code> <span aria-label="uses">→</span>{' '}
            {profile ? <ProfileName {...profile} /> : 'a deleted profile'} by rule {place + 1}
          </>
        )}
      </p>
    </div>
  )
}
