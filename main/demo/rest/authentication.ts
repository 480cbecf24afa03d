import { demoUsername } from '../sign-in.ts'
import type { Route } from '../router.ts'
import { feedAnswer, messagesAnswer, valuesAnswer } from './answer.ts'
import accounts from './data/accounts.json' with { type: 'json' }
import capabilities from './data/capabilities.json' with { type: 'json' }
import roles from './data/roles.json' with { type: 'json' }
import { collection, list, systemWide } from './collection.ts'
import { listing, type Thing } from './listing.ts'
import { param } from './request.ts'
import type { World } from './world.ts'

/** auth/login, authentication/*, authorization/*. */
export function authenticationRoutes(world: World): readonly Route[] {
  const { signIn, journal } = world
  const users = accounts.map((account) => userThing(account, world.startedAt))
  const roleThings = roles.map(roleThing)
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
      methods: {
        DELETE(request) {
          signIn.logout(param(request, 'key'))
          return messagesAnswer(request, 200, [])
        }
      }
    },
    {
      path: 'authentication/current-context',
      methods: {
        GET(request) {
          const user = users.find(({ name }) => name === request.user)
          const content = { ...user?.content, username: request.user }
          return feedAnswer(
            request,
            listing(request, 'authentication/current-context', [
              { name: 'context', author: 'system', acl: systemWide, content }
            ])
          )
        }
      }
    },
    ...collection('authentication/users', () => users),
    ...collection('authorization/roles', () => roleThings),
    list('authorization/capabilities', () => [
      { name: 'capabilities', author: 'system', acl: systemWide, content: { capabilities } }
    ])
  ]
}

function userThing(account: (typeof accounts)[number], startedAt: number): Thing {
  return {
    name: account.name,
    author: 'system',
    acl: systemWide,
    content: {
      capabilities: account.roles.includes('admin')
        ? capabilities
        : capabilities.filter(isOrdinary),
      defaultApp: 'search',
      defaultAppIsUserOverride: false,
      defaultAppSourceRole: 'system',
      'eai:acl': null,
      email: account.email,
      lang: '',
      last_successful_login: account.name === demoUsername ? Math.floor(startedAt / 1000) : 0,
      'locked-out': false,
      password: '********',
      realname: account.realname,
      restart_background_jobs: null,
      roles: account.roles,
      search_assistant: 'compact',
      theme: 'default_system_theme',
      type: 'Splunk',
      tz: ''
    }
  }
}

const isOrdinary = (capability: string): boolean =>
  !/^(admin|edit|delete|run|restart|indexes)_/.test(capability)

function roleThing({ name, imported, jobs, disk }: (typeof roles)[number]): Thing {
  return {
    name,
    author: 'system',
    acl: systemWide,
    content: {
      capabilities:
        name === 'admin'
          ? capabilities
          : name === 'can_delete'
            ? ['delete_by_keyword']
            : capabilities.filter(isOrdinary),
      cumulativeRTSrchJobsQuota: jobs * 8,
      cumulativeSrchJobsQuota: jobs * 4,
      defaultApp: '',
      deleteIndexesAllowed: name === 'can_delete' ? ['*'] : [],
      'eai:acl': null,
      grantable_roles: [],
      imported_capabilities: [],
      imported_roles: imported,
      queuedSearchQuota: 0,
      rtSrchJobsQuota: jobs * 2,
      srchDiskQuota: disk,
      srchFilter: name === 'admin' ? '*' : '',
      srchIndexesAllowed: name === 'admin' ? ['*', '_*'] : ['*'],
      srchIndexesDefault: ['main'],
      srchIndexesDisallowed: [],
      srchJobsQuota: jobs,
      srchTimeEarliest: -1,
      srchTimeWin: -1
    }
  }
}
