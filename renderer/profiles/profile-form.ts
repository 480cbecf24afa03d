import type { Profile, ProfileDraft, ProfileView } from '../../preload/api.ts'
import { formatAddress, parseAddress } from './address-text.ts'

/** What stands in the fields; a draft comes of it only when it is right. */
export interface ProfileForm {
  readonly name: string
  readonly slug: string
  /** As long as the user has not touched it, the short name follows the name. */
  readonly ownSlug: boolean
  readonly address: string
  readonly signIn: 'password' | 'token'
  readonly username: string
  readonly secret: string
  readonly tls: Profile['tls']['kind']
  readonly caFile: string
  readonly fingerprint: string
  readonly defaultApp: string
  readonly colour: number
  readonly production: boolean
  readonly allowedWrites: Profile['policy']['allowedWrites']
}

export type FormField = keyof ProfileForm
export type Complaints = Partial<Record<FormField, string>>

export function emptyForm(taken: readonly ProfileView[]): ProfileForm {
  const used = new Set(taken.map((profile) => profile.colour))
  return {
    name: '',
    slug: '',
    ownSlug: false,
    address: '',
    signIn: 'password',
    username: '',
    secret: '',
    tls: 'verify',
    caFile: '',
    fingerprint: '',
    defaultApp: '',
    colour: [0, 1, 2, 3, 4, 5, 6, 7].find((colour) => !used.has(colour)) ?? 0,
    production: false,
    allowedWrites: []
  }
}

export function formOf(profile: Profile): ProfileForm {
  const { signIn, tls } = profile
  return {
    name: profile.name,
    slug: profile.slug,
    ownSlug: true,
    address: formatAddress(profile.address),
    signIn: signIn.kind,
    username: signIn.kind === 'password' ? signIn.username : '',
    secret: '',
    tls: tls.kind,
    caFile: tls.kind === 'ca' ? tls.file : '',
    fingerprint: tls.kind === 'pin' ? tls.sha256 : '',
    defaultApp: profile.defaultApp ?? '',
    colour: profile.colour,
    production: profile.production,
    allowedWrites: profile.policy.allowedWrites
  }
}

export const slugOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)

const digits = (fingerprint: string) => fingerprint.toLowerCase().replace(/[\s:]/g, '')

/** What is wrong in which field, and what would be right. */
export function complaintsOn(
  form: ProfileForm,
  profile: ProfileView | null,
  others: readonly ProfileView[]
): Complaints {
  const found: Complaints = {}
  const address = parseAddress(form.address)
  if (form.name.trim() === '') found.name = 'Enter a name, for example Production.'
  if (!/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(form.slug)) {
    found.slug = 'A short name has a-z, 0-9 and dashes between, at most 64.'
  } else if (others.some((other) => other.slug === form.slug)) {
    found.slug = `Another profile has the short name ${form.slug}.`
  }
  if (!address.ok) found.address = address.complaint
  if (form.signIn === 'password' && form.username === '') found.username = 'Enter the user name.'
  const kept = profile?.hasSecret === true && profile.signIn.kind === form.signIn
  if (form.secret === '' && !kept) {
    found.secret = form.signIn === 'password' ? 'Enter the password.' : 'Enter the token.'
  }
  if (form.tls === 'ca' && form.caFile.trim() === '') {
    found.caFile = 'Enter the path of the CA certificate, a PEM file on this computer.'
  }
  if (form.tls === 'pin' && !/^[0-9a-f]{64}$/.test(digits(form.fingerprint))) {
    found.fingerprint = 'A SHA-256 fingerprint has 64 hex digits. Test the connection to see it.'
  }
  return found
}

export function draftOf(form: ProfileForm, id: string | undefined): ProfileDraft | null {
  const address = parseAddress(form.address)
  if (!address.ok) return null
  return {
    ...(id === undefined ? {} : { id }),
    ...(form.secret === '' ? {} : { secret: form.secret }),
    name: form.name.trim(),
    slug: form.slug,
    colour: form.colour,
    production: form.production,
    address: address.address,
    signIn:
      form.signIn === 'token' ? { kind: 'token' } : { kind: 'password', username: form.username },
    tls: tlsOf(form),
    defaultApp: form.defaultApp.trim() === '' ? null : form.defaultApp.trim(),
    policy: { allowedWrites: form.allowedWrites }
  }
}

function tlsOf(form: ProfileForm): Profile['tls'] {
  switch (form.tls) {
    case 'ca':
      return { kind: 'ca', file: form.caFile.trim() }
    case 'pin':
      return { kind: 'pin', sha256: digits(form.fingerprint) }
    case 'verify':
    case 'off':
      return { kind: form.tls }
  }
}
