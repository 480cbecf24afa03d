import type { ProfileView } from '../../preload/api.ts'
import { useAppState, useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { Card } from './card.tsx'

const title = 'Add your Splunk'

export function SplunkCard({ profiles }: { readonly profiles: readonly ProfileView[] }) {
  const { route } = useSwitchboard()
  const inKeychain = useAppState()?.secrets.kind === 'keychain'
  const own = profiles.filter(({ origin }) => origin === 'user')
  const [first] = own
  const open = (profile: ProfileView) => () => route.go('profiles', { id: profile.id })
  if (first === undefined) {
    return (
      <Card
        title={title}
        state="open"
        seen="none yet"
        action={
          <Button kind="primary" onPress={() => route.go('profiles', { id: 'new' })}>
            Add a Splunk
          </Button>
        }
      >
        <p>
          Its address and how to sign in. Passwords and tokens{' '}
          {inKeychain ? 'go to the keychain of this computer.' : 'are kept until the program ends.'}
        </p>
      </Card>
    )
  }
  const answers = own.find(({ state }) => state.kind === 'ok')
  if (answers?.state.kind === 'ok') {
    return (
      <Card
        title={title}
        state="done"
        seen={seenOf(answers.state)}
        action={<Button onPress={() => route.go('profiles')}>Show profiles</Button>}
      >
        <p>
          <ProfileName {...answers} /> answers.
        </p>
      </Card>
    )
  }
  const failing = own.find(({ state }) => state.kind === 'failing')
  if (failing?.state.kind === 'failing') {
    return (
      <Card
        title={title}
        state="failed"
        seen="does not answer"
        action={
          <Button kind="primary" onPress={open(failing)}>
            Look at {failing.name}
          </Button>
        }
      >
        <p>{failing.state.message}</p>
      </Card>
    )
  }
  return (
    <Card
      title={title}
      state="next"
      seen="not tried yet"
      action={
        <Button kind="primary" onPress={open(first)}>
          Test {first.name}
        </Button>
      }
    >
      <p>
        <ProfileName {...first} /> is there; test the connection to see that it answers.
      </p>
    </Card>
  )
}

// What it is called and runs is told by some of its answers only.
const seenOf = ({ server, version }: { readonly server: string; readonly version: string }) =>
  version === '' ? 'answers' : `Splunk ${version} on ${server}`
