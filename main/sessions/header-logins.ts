import type { Profile } from '../profiles/profile.ts'
import type { Settings } from '../settings/settings.ts'
import { LoginFieldError, readLoginFields } from './login-fields.ts'
import type { LoginHashes } from './login-hash.ts'
import type { DirectLogin } from './login.ts'

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The user does not allow logins from headers, or not to this host: HTTP 403. */
export class HeaderLoginRefused extends Error {
  readonly code = 'header_logins_off'
}

export interface HeaderLoginSources {
  readonly settings: { readonly value: Settings }
  readonly profiles: { list(): readonly Profile[] }
  readonly hashes: LoginHashes
}

const nameOf = (field: string) =>
  `X-Splunk-${field
    .split('-')
    .map((word) => (word === 'ssl' ? 'SSL' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('-')}`

/** Reads Splunk logins that requests bring in X-Splunk-* headers, as far as the user allows them. */
export class HeaderLogins {
  readonly #sources: HeaderLoginSources

  constructor(sources: HeaderLoginSources) {
    this.#sources = sources
  }

  /** Null where the headers bring none. Throws `LoginFieldError` and `HeaderLoginRefused`. */
  async of(headers: Headers): Promise<DirectLogin | null> {
    if (!Object.keys(headers).some((name) => name.startsWith('x-splunk-'))) return null
    const fields = readLoginFields((field) => {
      const value = headers[`x-splunk-${field}`]
      if (typeof value === 'object') {
        throw new LoginFieldError(`${nameOf(field)} stands in this request more than once.`)
      }
      return value
    }, nameOf)
    if (fields === undefined) return null
    const { settings, profiles, hashes } = this.#sources
    const rule = settings.value.headerLogins
    if (rule === 'off') {
      throw new HeaderLoginRefused(
        'Splunk logins in X-Splunk-* headers are switched off in Switchboard for Splunk, under Settings.'
      )
    }
    const { scheme, host, port } = fields.address
    const known = profiles
      .list()
      .some(
        ({ address }) =>
          address.scheme === scheme &&
          address.host.toLowerCase() === host.toLowerCase() &&
          address.port === port
      )
    if (rule === 'profile-hosts' && !known) {
      throw new HeaderLoginRefused(
        `Splunk logins in headers may go to the hosts of the profiles only, and ${host}:${port} is none. Change that in Switchboard for Splunk, under Settings.`
      )
    }
    return { kind: 'headers', ...fields, hash: await hashes.of(fields) }
  }
}
