import { z } from 'zod'
import type { RequestName, Requests } from '../../preload/api.ts'
import { programIds } from '../connect/program.ts'
import { profileDraftSchema } from '../profiles/profile.ts'
import { clientSchema } from '../sessions/client.ts'
import { mappedTextSchema, mappingMatches } from '../sessions/mapping.ts'
import { settingsSchema } from '../settings/settings.ts'
import { inspectorArguments } from './inspector-arguments.ts'

const id = z.string().min(1).max(200)
const programId = z.enum(programIds)
const noArguments = z.tuple([])
const oneId = z.tuple([id])
const place = z.int().min(0)
const clientDraft = z.object({
  id: id.optional(),
  name: z.string().trim().min(1, 'Enter a name.').max(80),
  defaultProfileId: id.nullable(),
  allowedProfileIds: z.array(id).readonly().nullable(),
  mayUseProfile: z.boolean(),
  callsPerMinute: clientSchema.shape.callsPerMinute.unwrap().exactOptional()
})

/** What the window sends is data from outside too: each request's arguments are parsed on arrival. */
export const argumentSchemas = {
  'app.state': noArguments,
  'settings.save': z.tuple([settingsChange()]),
  'endpoint.restart': noArguments,
  'demo.start': noArguments,
  'demo.stop': noArguments,
  'profiles.list': noArguments,
  'profiles.save': z.tuple([profileDraftSchema]),
  'profiles.duplicate': oneId,
  'profiles.remove': oneId,
  'profiles.test': z.tuple([profileDraftSchema, id]),
  'clients.list': noArguments,
  'clients.create': z.tuple([clientDraft]),
  'clients.save': z.tuple([clientDraft]),
  'clients.setEnabled': z.tuple([id, z.boolean()]),
  'clients.renew': oneId,
  'clients.revoke': oneId,
  'clients.configurations': z.tuple([id, z.string().max(200).nullable()]),
  'clients.bundle': oneId,
  'connect.list': noArguments,
  'connect.plan': z.tuple([programId]),
  'connect.write': z.tuple([programId, id]),
  'connect.undo': z.tuple([programId]),
  'sessions.list': noArguments,
  'sessions.assign': z.tuple([id, id.nullable()]),
  'sessions.refuse': oneId,
  'sessions.end': oneId,
  'asks.list': noArguments,
  'mappings.list': noArguments,
  'mappings.save': z.tuple([
    z.object({
      id: id.optional(),
      match: z.enum(mappingMatches).optional(),
      xSessionId: mappedTextSchema,
      profileId: id,
      place: place.optional()
    })
  ]),
  'mappings.move': z.tuple([id, place]),
  'mappings.remove': oneId,
  'mappings.match': z.tuple([z.string().max(256)]),
  ...inspectorArguments
} satisfies { readonly [Name in RequestName]: z.ZodType<Parameters<Requests[Name]>> }

// Without the defaults, which would set back what the window did not name.
function settingsChange() {
  const { port, anonymous, headerLogins, newSessions, proxy, appearance, demo } =
    settingsSchema.shape
  const { history, privateMode, defaultProfileId } = settingsSchema.shape
  return z.strictObject({
    port: port.unwrap().exactOptional(),
    anonymous: anonymous.unwrap().exactOptional(),
    headerLogins: headerLogins.unwrap().exactOptional(),
    newSessions: newSessions.unwrap().exactOptional(),
    proxy: proxy.unwrap().exactOptional(),
    appearance: appearance.unwrap().exactOptional(),
    demo: demo.unwrap().exactOptional(),
    history: history.unwrap().exactOptional(),
    privateMode: privateMode.unwrap().exactOptional(),
    defaultProfileId: defaultProfileId.unwrap().exactOptional()
  })
}
