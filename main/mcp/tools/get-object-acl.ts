import { z } from 'zod'
import { type Account, accountOf, rolesByName } from '../../splunk/accounts.ts'
import type { Entry } from '../../splunk/entries.ts'
import {
  type Verdict,
  appOf,
  findObject,
  judgeAccess,
  judgeSearch,
  objectTypes,
  rolesSearching
} from '../../splunk/object-access.ts'
import type { Splunk } from '../../splunk/splunk.ts'
import { defineTool } from '../tool.ts'
import { app, owner } from './parts/arguments.ts'
import { placeOf, placeShape } from './parts/entry.ts'

const verdictShape = z.object({
  allowed: z.boolean().nullable().describe('Null: cannot be told.'),
  because: z.string()
})

export const getObjectAcl = defineTool({
  name: 'get_object_acl',
  title: 'Who may see an object',
  toolset: 'administration',
  description: `Tells who owns an object, how it is shared, which roles may read and write it, and whether one user may, with the reason. Use it for "why can't this user see that dashboard / saved search / lookup / index?". For an index it says whose roles may search it. Without viewer it judges the user that these tools act as; judging others needs the right to read users and roles.
Example: {"object_type": "dashboard", "name": "security_overview", "app": "search", "viewer": "jdoe"}`,
  input: z.strictObject({
    object_type: z
      .enum(objectTypes)
      .describe('saved_search is for reports and alerts too; a macro is named as errors(2).'),
    name: z.string().trim().min(1).max(1024).describe('Name of the object, case-sensitive.'),
    app: app.describe('The app that it belongs to, where several have one.'),
    owner: owner,
    viewer: owner.describe(
      'User name of the one to judge. Left out: the user that these tools act as.'
    )
  }),
  output: z.object({
    object_type: z.enum(objectTypes),
    name: z.string(),
    ...placeShape,
    read_roles: z.array(z.string()).describe('* is every role; none: its owner alone.'),
    write_roles: z.array(z.string()),
    viewer: z.object({
      username: z.string(),
      roles: z.array(z.string()).describe('Direct and inherited.'),
      may_read: verdictShape,
      may_write: verdictShape
    }),
    notes: z.array(z.string())
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const place = { app: args.app, owner: args.owner }
    const entry = await findObject(splunk, args.object_type, args.name, place)
    const roles = await rolesByName(splunk)
    const account = await accountOf(splunk, args.viewer, roles)
    const isIndex = args.object_type === 'index'
    return {
      object_type: args.object_type,
      name: entry.name,
      ...placeOf(entry),
      read_roles: isIndex
        ? rolesSearching(roles ?? new Map(), entry.name)
        : [...(entry.acl.perms?.read ?? [])],
      write_roles: isIndex ? [] : [...(entry.acl.perms?.write ?? [])],
      viewer: {
        username: account.username,
        roles: [...account.roles],
        may_read: isIndex
          ? judgeSearch(entry.name, account, roles)
          : await mayRead(splunk, entry, account, args.viewer === undefined),
        may_write: isIndex ? notWritten : mayWrite(entry, account, args.viewer === undefined)
      },
      notes:
        roles === null
          ? ['This user may not read the roles of Splunk: inherited roles are not known here.']
          : []
    }
  }
})

const notWritten: Verdict = { allowed: null, because: 'events come into an index by its inputs' }

async function mayRead(
  splunk: Splunk,
  entry: Entry<unknown>,
  account: Account,
  isOurs: boolean
): Promise<Verdict> {
  const verdict = judgeAccess(entry, account, 'read')
  // splunkd has just shown it to us.
  if (isOurs && verdict.allowed !== true) return shownAnyway
  if (verdict.allowed !== true || entry.acl.sharing !== 'app') return verdict
  const home = await appOf(splunk, entry.acl.app)
  if (home === null) return verdict
  const intoApp = judgeAccess(home, account, 'read')
  return intoApp.allowed === false
    ? { allowed: false, because: `of the app ${entry.acl.app} that holds it: ${intoApp.because}` }
    : verdict
}

const shownAnyway: Verdict = { allowed: true, because: 'splunkd shows it to this user' }

function mayWrite(entry: Entry<unknown>, account: Account, isOurs: boolean): Verdict {
  const verdict = judgeAccess(entry, account, 'write')
  if (!isOurs || verdict.allowed === entry.acl.can_write) return verdict
  return {
    allowed: entry.acl.can_write,
    because: `splunkd says that this user may ${entry.acl.can_write ? '' : 'not '}write it`
  }
}
