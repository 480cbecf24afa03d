import { z } from 'zod'
import { listUsers as usersOf } from '../../splunk/users.ts'
import { defineTool } from '../tool.ts'
import { entryPage, listing } from './parts/entry-page.ts'
import { isoOf } from './parts/metadata-list.ts'
import { pageShape } from './parts/page.ts'

export const listUsers = defineTool({
  name: 'list_users',
  title: 'Users',
  toolset: 'administration',
  description: `Lists the users of this Splunk with names, roles, default app and last sign-in. Most roles see only themselves. What a role may do: list_roles; who these tools act as: me; who may see an object: get_object_acl.
Example: {"search": "admin"}`,
  input: z.strictObject(listing),
  output: z.object({
    items: z.array(
      z.object({
        username: z.string(),
        realname: z.string().nullable(),
        email: z.string().nullable(),
        roles: z.array(z.string()),
        type: z.string().nullable().describe('Splunk, LDAP, SAML, …'),
        default_app: z.string().nullable(),
        tz: z.string().nullable().describe('Time zone; null: that of the server.'),
        locked_out: z.boolean(),
        last_login: z.string().nullable()
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const page = await usersOf(await context.splunk(), args)
    return entryPage(page, args, ({ name, content }) => ({
      username: name,
      realname: content.realname,
      email: content.email,
      roles: [...content.roles],
      type: content.type,
      default_app: content.defaultApp,
      tz: content.tz,
      locked_out: content.lockedOut,
      last_login: isoOf(content.lastLogin)
    }))
  }
})
