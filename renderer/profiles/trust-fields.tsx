import { Callout } from '../ui/callout.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import type { FieldsProps } from './profile-detail.tsx'

export function TrustFields({ form, profile, set, complaints, left }: FieldsProps) {
  if (form.address.trim().toLowerCase().startsWith('http://')) return null
  const demo = profile?.origin === 'demo'
  return (
    <div className="form-part">
      <h3>Certificate</h3>
      <Choice
        label="Trust the server when"
        value={form.tls}
        disabled={demo}
        onChange={(tls) => set({ tls })}
        options={[
          { value: 'verify', title: 'Its certificate is valid for this computer' },
          { value: 'ca', title: 'It was issued by a CA of our own' },
          { value: 'pin', title: 'It is exactly this certificate' },
          { value: 'off', title: 'Always, without looking' }
        ]}
      />
      {form.tls === 'ca' && (
        <Field
          label="CA certificate, path of a PEM file"
          value={form.caFile}
          mono
          onChange={(caFile) => set({ caFile })}
          onLeave={() => left('caFile')}
          complaint={complaints.caFile}
          placeholder="/etc/ssl/certs/our-ca.pem"
        />
      )}
      {form.tls === 'pin' && (
        <Field
          label="SHA-256 fingerprint"
          value={form.fingerprint}
          mono
          disabled={demo}
          onChange={(fingerprint) => set({ fingerprint })}
          onLeave={() => left('fingerprint')}
          complaint={complaints.fingerprint}
          note={
            demo
              ? undefined
              : 'Compare it with the server. When the certificate is renewed, it is pinned anew.'
          }
        />
      )}
      {form.tls === 'off' && (
        <Callout kind="warning" title="Anyone on the way can read the password and the data">
          Pinning the certificate is as easy and is safe: test the connection, then pin what it
          shows.
        </Callout>
      )}
    </div>
  )
}
