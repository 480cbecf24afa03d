import type { Profile } from '../../preload/api.ts'
import { Callout } from '../ui/callout.tsx'
import { Tick } from '../ui/choice.tsx'
import type { FieldsProps } from './profile-detail.tsx'

type WriteKind = Profile['policy']['allowedWrites'][number]

const kinds: readonly { readonly kind: WriteKind; readonly title: string }[] = [
  { kind: 'saved_searches', title: 'Make, change and delete saved searches' },
  { kind: 'alerts', title: 'Make, change and delete alerts' },
  { kind: 'dashboards', title: 'Make and overwrite dashboards' },
  { kind: 'kvstore', title: 'Make KV store collections' }
]

/** What assistants may change in this Splunk; searches only read, whatever is ticked. */
export function WriteFields({ form, set }: FieldsProps) {
  const { allowedWrites } = form
  return (
    <div className="form-part">
      <h3>Allowed writes</h3>
      <div className="ticks" role="group" aria-label="Allowed writes">
        {kinds.map(({ kind, title }) => (
          <Tick
            key={kind}
            ticked={allowedWrites.includes(kind)}
            onChange={(ticked) =>
              set({
                allowedWrites: kinds
                  .map((one) => one.kind)
                  .filter((one) => (one === kind ? ticked : allowedWrites.includes(one)))
              })
            }
          >
            {title}
          </Tick>
        ))}
      </div>
      <p className="form-note">
        Tools that write are offered to assistants only while they are ticked here. Searches read
        only, whatever is ticked.
      </p>
      {form.production && allowedWrites.length > 0 && (
        <Callout kind="warning" title="Assistants may change this production system">
          What they write is seen under Inspector, call by call.
        </Callout>
      )}
    </div>
  )
}
