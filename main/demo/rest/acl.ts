import type { Entity, Placement } from '../entities/entity.ts'
import type { Acl } from '../feed.ts'
import type { Arguments } from './arguments.ts'
import { refusal } from './rest-error.ts'

/** Of what belongs to the server and has no permissions of its own. */
export const systemAcl: Acl = {
  app: 'system',
  can_list: true,
  can_write: true,
  modifiable: false,
  owner: 'nobody',
  perms: { read: ['*'], write: ['admin'] },
  removable: false,
  sharing: 'system'
}

/** How splunkd shows whose an object is. */
export function aclOf(entity: Entity, writable: boolean, shareable: boolean): Acl {
  const { app, owner, sharing, perms, removable } = entity
  return {
    app,
    ...(shareable
      ? {
          can_change_perms: writable,
          can_share_app: writable,
          can_share_global: writable,
          can_share_user: writable
        }
      : {}),
    can_list: true,
    can_write: writable,
    modifiable: true,
    owner,
    perms,
    removable: removable && writable,
    sharing
  }
}

/**
 * POST …/acl. splunkd wants `owner` and `sharing` even when only permissions change. Throws
 * `RestError` 400.
 */
export function changeAcl(before: Entity, args: Arguments): Partial<Placement> {
  const owner = args.get('owner')
  const sharing = args.get('sharing')
  const missing = [...(owner === null ? ['owner'] : []), ...(sharing === null ? ['sharing'] : [])]
  if (owner === null || sharing === null) {
    throw refusal(400, `The following required arguments are missing: ${missing.join(', ')}.`)
  }
  if (sharing === 'user') return { owner, sharing, perms: null }
  if (sharing !== 'app' && sharing !== 'global' && sharing !== 'system') {
    throw refusal(400, `Invalid value "${sharing}" for argument "sharing".`)
  }
  return {
    owner,
    sharing,
    perms: {
      read: roles(args, 'perms.read') ?? before.perms?.read ?? ['*'],
      write: roles(args, 'perms.write') ?? before.perms?.write ?? ['admin', 'power']
    }
  }
}

function roles(args: Arguments, name: string): readonly string[] | null {
  if (!args.has(name)) return null
  const listed = args.all(name).flatMap((value) => value.split(','))
  return listed.map((role) => role.trim()).filter((role) => role !== '')
}
