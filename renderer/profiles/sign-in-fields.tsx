import { useAppState } from '../state/hooks.ts'
import { Callout } from '../ui/callout.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import type { FieldsProps } from './profile-detail.tsx'

export function SignInFields({ form, profile, set, complaints, left }: FieldsProps) {
  const secrets = useAppState()?.secrets
  const kept = profile?.hasSecret === true && profile.signIn.kind === form.signIn
  const where = secrets?.kind === 'memory' ? 'until the program ends' : 'in the keychain'
  const password = form.signIn === 'password'
  return (
    <div className="form-part">
      <h3>Sign-in</h3>
      <Choice
        label="Sign in with"
        value={form.signIn}
        onChange={(signIn) => set({ signIn, secret: '' })}
        options={[
          { value: 'password', title: 'User name and password' },
          {
            value: 'token',
            title: 'Authentication token',
            note: 'Made in Splunk Web under Settings, Tokens.'
          }
        ]}
      />
      <div className="form-line">
        {password && (
          <Field
            label="User name"
            value={form.username}
            onChange={(username) => set({ username })}
            onLeave={() => left('username')}
            complaint={complaints.username}
          />
        )}
        <Field
          label={password ? 'Password' : 'Token'}
          type="password"
          value={form.secret}
          onChange={(secret) => set({ secret })}
          onLeave={() => left('secret')}
          complaint={complaints.secret}
          placeholder={kept ? 'kept' : ''}
          note={
            kept
              ? `Kept ${where}. It is never shown; type to replace it.`
              : `Will be kept ${where}.`
          }
        />
      </div>
      {secrets?.kind === 'memory' && secrets.reason !== null && (
        <Callout kind="warning" title="Secrets last until the program ends">
          {secrets.reason}
        </Callout>
      )}
      <Field
        label="Default app (may be left empty)"
        value={form.defaultApp}
        onChange={(defaultApp) => set({ defaultApp })}
        note="Searches run in this app; without one in the user's own default."
        placeholder="search"
      />
    </div>
  )
}
