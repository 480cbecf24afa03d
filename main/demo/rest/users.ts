import type { Accounts } from '../accounts/accounts.ts'
import { importedLimits } from '../accounts/imported-limits.ts'
import type { Entity } from '../entities/entity.ts'
import type { Content } from '../feed.ts'
import type { Route } from '../router.ts'
import { type Behaviour, entityRoutes } from './entity-routes.ts'
import type { RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** authentication/users and authorization/roles. */
export function userRoutes(world: World): readonly Route[] {
  const { accounts } = world
  const users: Behaviour = {
    view: (user) => userView(accounts, user),
    check: (change, before, request) => checkUser(accounts, change, before, request),
    kept(user, { args }) {
      const password = args.get('password')
      if (password !== null) accounts.setPassword(user.name, password)
    },
    removed: (user) => accounts.forget(user.name)
  }
  const roles: Behaviour = {
    view(role) {
      const names = textsOf(role.content.imported_roles)
      const imported = accounts.withImported(names)
      const roles = accounts.roles.list().filter(({ name }) => imported.includes(name))
      return {
        ...importedLimits(roles.map(({ content }) => content)),
        imported_capabilities: accounts.capabilitiesOf(names)
      }
    },
    check(change) {
      requireRoles(accounts, textsOf(change.imported_roles))
    }
  }
  return [
    ...entityRoutes(world, accounts.users, users),
    ...entityRoutes(world, accounts.roles, roles)
  ]
}

/** What a user has by the roles. */
export const userView = (accounts: Accounts, user: Entity): Content => ({
  capabilities: accounts.capabilitiesOf(textsOf(user.content.roles))
})

function checkUser(
  accounts: Accounts,
  { roles }: Content,
  before: Entity | null,
  { args, user }: RestRequest
): void {
  if (roles !== undefined) {
    requireRoles(accounts, textsOf(roles))
    if (textsOf(roles).length === 0) throw refusal(400, 'A user must have at least one role.')
  }
  const own = before?.name === user && args.get('password') !== null
  if (own && !accounts.isPassword(user, args.get('oldpassword') ?? '')) {
    throw refusal(400, 'The old password (oldpassword) is missing or wrong.')
  }
}

function requireRoles(accounts: Accounts, names: readonly string[]): void {
  const known = accounts.roles.list().map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw refusal(400, `Role=${unknown} does not exist`)
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
