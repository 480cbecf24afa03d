import type { Profile } from '../profiles/profile.ts'

const cloud = /\.splunkcloud\.com\.?$/i

/** Where Splunk Web of a profile is, as far as its address tells: the same host, with the usual port. */
const splunkWeb = ({ address: { scheme, host } }: Pick<Profile, 'address'>): string =>
  new URL(`${scheme}://${host}${cloud.test(host) ? '' : ':8000'}`).origin

/** Whether an address is a page of the Splunk Web of one of the profiles; the demo Splunk has none. */
export function isSplunkWeb(
  url: string,
  profiles: readonly Pick<Profile, 'address' | 'origin'>[]
): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname, username, password } = new URL(url)
  return (
    username === '' &&
    password === '' &&
    pathname.startsWith('/en-US/app/') &&
    profiles.some((profile) => profile.origin === 'user' && splunkWeb(profile) === origin)
  )
}
