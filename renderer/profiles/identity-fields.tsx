import { Field } from '../ui/field.tsx'
import { Tick } from '../ui/choice.tsx'
import { ColourChoice } from './colour-choice.tsx'
import { parseAddress, formatAddress } from './address-text.ts'
import type { FieldsProps } from './profile-detail.tsx'
import { slugOf } from './profile-form.ts'

export function IdentityFields({ form, profile, set, complaints, left }: FieldsProps) {
  const address = parseAddress(form.address)
  return (
    <div className="form-part">
      <div className="form-line">
        <Field
          label="Name"
          value={form.name}
          focused={profile === null}
          onChange={(name) => set(form.ownSlug ? { name } : { name, slug: slugOf(name) })}
          onLeave={() => left('name')}
          complaint={complaints.name}
          placeholder="Production"
        />
        <Field
          label="Short name"
          value={form.slug}
          mono
          onChange={(slug) => set({ slug, ownSlug: true })}
          onLeave={() => left('slug')}
          complaint={complaints.slug}
          note={`Clients name it as /mcp/${form.slug === '' ? '…' : form.slug}`}
          placeholder="production"
        />
      </div>
      <Field
        label="Address of the management port"
        value={form.address}
        mono
        disabled={profile?.origin === 'demo'}
        onChange={(text) => set({ address: text })}
        onLeave={() => {
          left('address')
          if (address.ok) set({ address: formatAddress(address.address) })
        }}
        complaint={complaints.address}
        note={
          address.ok
            ? (address.note ?? undefined)
            : 'A URL, or host and port; 8089 when there is no port.'
        }
        placeholder="https://splunk.example.com:8089"
      />
      <div className="form-line">
        <ColourChoice colour={form.colour} onChange={(colour) => set({ colour })} />
        <div className="production-choice">
          <Tick
            ticked={form.production}
            onChange={(production) => set({ production })}
            note="Its name then stands with a solid tag everywhere."
          >
            This is a production system
          </Tick>
        </div>
      </div>
    </div>
  )
}
