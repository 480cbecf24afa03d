import type { Access } from '../entities/access.ts'
import type { Definition } from '../entities/definition.ts'
import type { Entity } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import { aclOf } from './acl.ts'
import type { Behaviour } from './entity-routes.ts'
import type { Thing } from './listing.ts'
import type { RestRequest } from './request.ts'

/** An object as splunkd shows it to this user: links and acl say what this user may do with it. */
export function entityThing(
  access: Access,
  definition: Definition,
  { view, links = [] }: Behaviour,
  entity: Entity,
  request: RestRequest
): Thing {
  const { name, owner, app, content, updated, removable } = entity
  const { write, fixed, wildcard = [], required = [] } = definition
  const writable =
    write === undefined ? access.mayWrite(entity, request.user) : access.allows(request.user, write)
  const toggle = content.disabled === true ? 'enable' : 'disable'
  return {
    name,
    author: owner,
    acl: aclOf(entity, writable, fixed === undefined),
    updated,
    content: sortedByKey({
      ...content,
      ...view?.(entity),
      'eai:acl': null,
      ...(fixed === undefined ? { 'eai:appName': app, 'eai:userName': owner } : {})
    }),
    wildcard,
    required,
    links: [
      ...(writable ? ['edit'] : []),
      ...(writable && removable ? ['remove'] : []),
      ...(fixed === undefined ? ['_reload'] : []),
      ...(writable && 'disabled' in content ? [toggle] : []),
      ...links
    ]
  }
}

const sortedByKey = (content: Content): Content =>
  Object.fromEntries(
    Object.entries(content)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  )
