import type { Route } from '../router.ts'
import { feedAnswer } from './answer.ts'
import { listing, single, type Thing } from './listing.ts'
import { param } from './request.ts'

/** What belongs to no app and no user. */
export const systemWide = {
  app: '',
  owner: 'system',
  sharing: 'system',
  perms: { read: ['*'], write: ['*'] }
} as const

/** GET of a collection, and of each object in it by name. */
export function collection(path: string, things: () => readonly Thing[]): readonly Route[] {
  return [
    list(path, things),
    {
      path: `${path}/{name}`,
      methods: {
        GET: (request) =>
          feedAnswer(request, single(request, path, things(), param(request, 'name')))
      }
    }
  ]
}

/** GET of a collection whose objects have no addresses of their own. */
export const list = (path: string, things: () => readonly Thing[]): Route => ({
  path,
  methods: { GET: (request) => feedAnswer(request, listing(request, path, things())) }
})
