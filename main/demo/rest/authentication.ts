import { feedTime } from '../feed.ts'
import type { Route } from '../router.ts'
import { feedAnswer, messagesAnswer, valuesAnswer } from './answer.ts'
import { list, systemWide } from './collection.ts'
import { listing } from './listing.ts'
import { param } from './request.ts'
import { userView } from './users.ts'
import type { World } from './world.ts'

/** auth/login, authentication/current-context, authorization/capabilities. */
export function authenticationRoutes(world: World): readonly Route[] {
  const { signIn, journal, accounts } = world
  return [
    {
      path: 'auth/login',
      open: true,
      methods: {
        POST(request) {
          const username = request.args.get('username')
          const key = signIn.login(username, request.args.get('password'))
          journal.audit(username ?? '', 'login attempt', { info: 'succeeded' })
          const answer = valuesAnswer(request, 200, {
            sessionKey: key,
            ...(request.outputMode === 'xml' ? {} : { message: '', code: '' })
          })
          if (!request.args.boolean('cookie', false)) return answer
          const cookie = `splunkd_${request.serverPort}=${key}; Path=/; Secure; HttpOnly; Max-Age=3600`
          return { ...answer, headers: { 'Set-Cookie': cookie } }
        }
      }
    },
    {
      path: 'authentication/httpauth-tokens/{key}',
      capability: null,
      methods: {
        GET(request) {
          const key = param(request, 'key')
          const { user, lastUsed } = signIn.session(key)
          const content = { authString: key, timeAccessed: feedTime(lastUsed), userName: user }
          return feedAnswer(
            request,
            listing(request, 'authentication/httpauth-tokens', [
              { name: key, author: user, acl: systemWide, content }
            ])
          )
        },
        DELETE(request) {
          signIn.logout(param(request, 'key'))
          return messagesAnswer(request, 200, [])
        }
      }
    },
    {
      path: 'authentication/current-context',
      capability: null,
      methods: {
        GET(request) {
          const user = accounts.users.list().find(({ name }) => name === request.user)
          const content =
            user === undefined
              ? {}
              : { ...user.content, ...userView(accounts, user), 'eai:acl': null }
          return feedAnswer(
            request,
            listing(request, 'authentication/current-context', [
              {
                name: 'context',
                author: 'system',
                acl: systemWide,
                content: { ...content, username: request.user }
              }
            ])
          )
        }
      }
    },
    list('authorization/capabilities', () => [
      {
        name: 'capabilities',
        author: 'system',
        acl: systemWide,
        content: { capabilities: accounts.allCapabilities() }
      }
    ])
  ]
}
