import { type AuthenticationToken, tokenHeaders } from '../accounts/authentication-tokens.ts'
import type { Route } from '../router.ts'
import { feedAnswer, messagesAnswer } from './answer.ts'
import { systemWide } from './collection.ts'
import { listing, type Thing } from './listing.ts'
import { param, type RestRequest } from './request.ts'
import { refusal, unknownObject } from './rest-error.ts'
import type { World } from './world.ts'

const path = 'authorization/tokens'

/** authorization/tokens: a token's text comes once, in the answer that made it. */
export function tokenRoutes({ access, accounts, signIn }: World): readonly Route[] {
  const { tokens } = signIn
  const visible = ({ user }: RestRequest): readonly AuthenticationToken[] =>
    access.allows(user, 'list_tokens_all')
      ? tokens.list()
      : tokens.list().filter(({ claims }) => claims.sub === user)
  const requireEdit = (request: RestRequest, owner: string): void =>
    access.require(
      request.user,
      owner === request.user && access.allows(request.user, 'edit_tokens_own')
        ? 'edit_tokens_own'
        : 'edit_tokens_all'
    )
  const own = (request: RestRequest): AuthenticationToken => {
    const id = param(request, 'id')
    const token = visible(request).find(({ claims }) => claims.jti === id)
    if (token === undefined) throw unknownObject(id)
    requireEdit(request, token.claims.sub)
    return token
  }
  return [
    {
      path,
      capability: 'list_tokens_own',
      methods: {
        GET: (request) => feedAnswer(request, listing(request, path, visible(request).map(thing))),
        POST(request) {
          const { args } = request
          const name = args.get('name')
          const audience = args.get('audience')
          if (name === null || audience === null) {
            throw refusal(400, 'The following required arguments are missing: name, audience.')
          }
          if (!accounts.exists(name)) throw refusal(400, `User "${name}" does not exist.`)
          requireEdit(request, name)
          const made = tokens.issue(name, audience)
          const content = { id: made.id, token: made.token }
          const answer = listing(request, path, [{ name: 'tokens', acl: systemWide, content }])
          return feedAnswer(request, answer, 201)
        }
      }
    },
    {
      path: `${path}/{id}`,
      capability: 'list_tokens_own',
      methods: {
        POST(request) {
          const { claims } = own(request)
          const status = request.args.get('status')
          if (status !== 'enabled' && status !== 'disabled') {
            throw refusal(400, 'Invalid value for argument "status": enabled or disabled.')
          }
          tokens.setEnabled(claims.jti, status === 'enabled')
          return messagesAnswer(request, 200, [])
        },
        DELETE(request) {
          tokens.revoke(own(request).claims.jti)
          return messagesAnswer(request, 200, [{ type: 'INFO', text: 'Token removed.' }])
        }
      }
    }
  ]
}

const thing = ({ claims, enabled, lastUsed }: AuthenticationToken): Thing => {
  const { jti, ...shown } = claims
  return {
    name: jti,
    author: 'system',
    acl: { ...systemWide, perms: { read: ['admin'], write: ['admin'] } },
    content: {
      claims: { ...shown, roles: ['*'] },
      'eai:acl': null,
      headers: tokenHeaders,
      lastUsed,
      lastUsedIp: lastUsed === 0 ? '' : '127.0.0.1',
      status: enabled ? 'enabled' : 'disabled'
    }
  }
}
