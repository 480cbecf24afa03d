import { SplunkError } from './splunk-error.ts'

/** Whose objects and of which app: a path's `/servicesNS/{owner}/{app}`. */
export interface Namespace {
  /** A user, `nobody` for what is shared, `-` for any (lists only). */
  readonly owner: string
  readonly app: string
}

/** For lists: everything that the user may see, of any owner and app. */
export const everywhere: Namespace = { owner: '-', app: '-' }

/**
 * Path of a collection (`saved/searches`) or of the object `name` in it, each segment encoded once.
 * Throws `bad_request` for a segment of dots alone, which would lead to another endpoint.
 */
export function entityPath({ owner, app }: Namespace, collection: string, name?: string): string {
  const path = `/servicesNS/${segment(owner)}/${segment(app)}/${collection}`
  return name === undefined ? path : `${path}/${segment(name)}`
}

/** Where splunkd wants an object to be read and changed, by the acl of its entry. */
export const namespaceOf = (acl: {
  readonly owner: string
  readonly app: string
  readonly sharing: string
}): Namespace => ({ owner: acl.sharing === 'user' ? acl.owner : 'nobody', app: acl.app })

function segment(text: string): string {
  if (/^\.*$/.test(text)) {
    throw new SplunkError('bad_request', `"${text}" is not a name that Splunk can have.`, {
      hint: 'Take the name from a list.'
    })
  }
  return encodeURIComponent(text)
}
