interface Trouble {
  /** What the operating system's message has in it, whatever the language of the rest. */
  readonly sign: RegExp
  readonly words: string
}

// Messages of libsecret and its D-Bus calls, and of macOS' Security framework.
const troubles: readonly Trouble[] = [
  {
    sign: /Failed to load keytar native addon|libsecret/,
    words: 'libsecret is not installed. Install the package libsecret-1-0 (or libsecret)'
  },
  {
    sign: /autolaunch D-Bus|Could not connect/,
    words: 'there is no D-Bus session. Log in to a desktop session'
  },
  {
    sign: /org\.freedesktop\.secrets/,
    words: 'no keyring program runs. Install and start gnome-keyring or KWallet'
  },
  {
    sign: /did not answer in time/,
    words: 'it did not answer, perhaps because a prompt waits. Answer the prompt or unlock it'
  },
  { sign: /locked/i, words: 'the keyring is locked. Unlock it' },
  {
    sign: /Object does not exist/,
    words: 'the keyring has no collection. Make a keyring named Login in Passwords and Keys'
  },
  {
    sign: /User interaction is not allowed|-25308/,
    words: 'the keychain is locked. Unlock the login keychain in Keychain Access'
  },
  {
    sign: /canceled|cancelled|denied/i,
    words: 'access was refused in the prompt. Allow it'
  }
]

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'The macOS keychain',
  win32: 'Windows Credential Manager'
}

/** Says what keeps the keychain from working and what to do, up to where "and …" can follow. */
export function keychainTrouble(error: unknown, platform: NodeJS.Platform): string {
  const message = error instanceof Error ? error.message : String(error)
  const words = troubles.find(({ sign }) => sign.test(message))?.words
  const name = names[platform] ?? "This computer's keyring"
  return `${name} cannot be used: ${words ?? `it answered "${message}". Repair it`}`
}
