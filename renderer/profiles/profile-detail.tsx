import { useState } from 'react'
import type { ProfileView } from '../../preload/api.ts'
import { useProfiles, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Pane } from '../ui/pane.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { useToast } from '../ui/toast.tsx'
import { ClockDifference } from './clock-difference.tsx'
import { ConnectionTest } from './connection-test.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { ProfileMenu } from './profile-menu.tsx'
import './profile-detail.css'
import {
  complaintsOn,
  draftOf,
  emptyForm,
  formOf,
  type Complaints,
  type FormField,
  type ProfileForm
} from './profile-form.ts'
import { SignInFields } from './sign-in-fields.tsx'
import { TrustFields } from './trust-fields.tsx'
import { useConnectionTest } from './use-connection-test.ts'
import { WriteFields } from './write-fields.tsx'

interface ProfileDetailProps {
  /** Null: a new one. */
  readonly profile: ProfileView | null
  readonly onClose: () => void
}

export interface FieldsProps {
  readonly form: ProfileForm
  readonly profile: ProfileView | null
  readonly set: (change: Partial<ProfileForm>) => void
  /** Only of fields that were left. */
  readonly complaints: Complaints
  readonly left: (field: FormField) => void
}

export function ProfileDetail({ profile, onClose }: ProfileDetailProps) {
  const { drafts, route } = useSwitchboard()
  const act = useAct()
  const toast = useToast()
  const all = useProfiles() ?? []
  const others = all.filter(({ id }) => id !== profile?.id)
  const key = `profile:${profile?.id ?? 'new'}`
  const saved = profile === null ? null : formOf(profile)
  const [blank] = useState(() => emptyForm(all))
  const [typed, setTyped] = useState(() => (drafts.get(key) as ProfileForm | undefined) ?? null)
  const form = typed ?? saved ?? blank
  const [touched, setTouched] = useState<ReadonlySet<FormField>>(new Set())
  const test = useConnectionTest()

  const wrong = complaintsOn(form, profile, others)
  const complaints = Object.fromEntries(
    Object.entries(wrong).filter(([field]) => touched.has(field as FormField))
  ) as Complaints
  const changed = saved === null || JSON.stringify(saved) !== JSON.stringify(form)
  const set = (change: Partial<ProfileForm>) => {
    const next = { ...form, ...change }
    drafts.set(key, next)
    setTyped(next)
  }
  /** The draft when everything is right; else shows what is wrong. */
  const ready = () => {
    const names = Object.keys(wrong) as FormField[]
    setTouched(new Set([...touched, ...names]))
    return names.length > 0 ? null : draftOf(form, profile?.id)
  }
  const discard = () => {
    drafts.delete(key)
    setTyped(null)
    setTouched(new Set())
    if (saved === null) onClose()
  }
  const save = async () => {
    const draft = ready()
    if (draft === null) return
    const kept = await act('profiles.save', draft)
    if (kept === undefined) return
    drafts.delete(key)
    setTyped(null)
    toast(`Saved ${kept.name}.`)
    if (profile === null) route.set({ id: kept.id })
  }
  const fields: FieldsProps = {
    form,
    profile,
    set,
    complaints,
    left: (field) => setTouched(new Set([...touched, field]))
  }
  return (
    <Pane
      title={profile === null ? 'New profile' : <ProfileName {...profile} />}
      onClose={onClose}
      actions={profile !== null && <ProfileMenu profile={profile} onRemoved={onClose} />}
      footer={
        <>
          <Button kind="primary" isDisabled={!changed} onPress={() => void save()}>
            Save
          </Button>
          <Button
            isDisabled={test.running}
            onPress={() => {
              const draft = ready()
              if (draft !== null) void test.start(draft)
            }}
          >
            {test.running ? 'Testing…' : 'Test connection'}
          </Button>
          <span className="pane-foot-rest" />
          {changed && (
            <Button kind="quiet" onPress={discard}>
              Discard
            </Button>
          )}
        </>
      }
    >
      <div className="profile-form">
        {profile?.origin === 'demo' && (
          <Callout kind="note">
            This profile follows the demo Splunk inside the app: its address and certificate are set
            at each start. Its login is published, so nothing here is secret.
          </Callout>
        )}
        {profile?.state.kind === 'ok' && test.result === null && (
          <ClockDifference seconds={profile.state.clockSkewSeconds} />
        )}
        <IdentityFields {...fields} />
        <SignInFields {...fields} />
        <TrustFields {...fields} />
        <WriteFields {...fields} />
        <ConnectionTest
          test={test}
          onPin={(fingerprint) => set({ tls: 'pin', fingerprint })}
          pinned={form.tls === 'pin' ? form.fingerprint : null}
        />
      </div>
    </Pane>
  )
}
