import type { Tag } from '../evaluation/knowledge.ts'
import { tagsOf } from '../knowledge/tags.ts'
import type { Route } from '../router.ts'
import { list } from './collection.ts'
import { feedAnswer } from './answer.ts'
import { listing, type Thing } from './listing.ts'
import { param } from './request.ts'
import { unknownObject } from './rest-error.ts'
import type { World } from './world.ts'

const acl = { app: 'search', owner: 'nobody', sharing: 'app' } as const
const thing = (name: string): Thing => ({ name, acl, content: { 'eai:acl': null } })
const unique = (names: readonly string[]): Thing[] => [...new Set(names)].sort().map(thing)

/** search/tags and search/fields/{field}/tags. */
export function tagRoutes(world: World): readonly Route[] {
  const tags = (): readonly Tag[] => tagsOf(world.tags.list())
  return [
    list('search/tags', () => unique(tags().map(({ tag }) => tag))),
    {
      path: 'search/tags/{tag}',
      methods: {
        GET(request) {
          const name = param(request, 'tag')
          const tagged = tags().filter(({ tag }) => tag === name)
          if (tagged.length === 0) throw unknownObject(name)
          const values = tagged.map(({ field, value }) => `${field}::${value}`)
          return feedAnswer(request, listing(request, `search/tags/${name}`, unique(values)))
        }
      }
    },
    {
      path: 'search/fields/{field}/tags',
      methods: {
        GET(request) {
          const name = param(request, 'field')
          const found = tags().filter(({ field }) => field === name)
          const values = unique(found.map(({ value, tag }) => `${value}::${tag}`))
          return feedAnswer(request, listing(request, `search/fields/${name}/tags`, values))
        }
      }
    }
  ]
}
