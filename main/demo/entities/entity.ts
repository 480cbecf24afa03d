import type { Acl, Content } from '../feed.ts'

/** A knowledge object, an account, a setting: what splunkd keeps and lists by name. */
export interface Entity {
  readonly name: string
  readonly owner: string
  readonly app: string
  readonly sharing: Acl['sharing']
  /** Null for a private object. */
  readonly perms: Acl['perms']
  readonly content: Content
  /** Milliseconds. */
  readonly updated: number
  /** False for what comes with the product. */
  readonly removable: boolean
}

/** Where and whose a new object is. */
export type Placement = Pick<Entity, 'owner' | 'app' | 'sharing' | 'perms'>

/** What belongs to no app and no user. */
export const systemPlacement: Placement = {
  app: '',
  owner: 'system',
  sharing: 'system',
  perms: { read: ['*'], write: ['admin'] }
}

/** What everybody may read and the usual roles may change. */
export const sharedIn = (app: string, owner = 'nobody'): Placement => ({
  app,
  owner,
  sharing: 'app',
  perms: { read: ['*'], write: ['admin', 'power'] }
})

/** Whatever belongs to the whole server. */
export const inSystem: Placement = {
  ...sharedIn('system'),
  perms: { read: ['*'], write: ['admin'] }
}
