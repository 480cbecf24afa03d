import { z } from 'zod'
import { entityThing } from './entity-thing.ts'
import type { Content } from '../feed.ts'
import { plantedDataModels } from '../knowledge/data-models.ts'
import type { Route } from '../router.ts'
import { feedAnswer } from './answer.ts'
import { entityRoutes } from './entity-routes.ts'
import { listing } from './listing.ts'
import type { World } from './world.ts'

const summarySchema = z.object({
  modelName: z.string(),
  displayName: z.string(),
  description: z.string(),
  objectSummary: z.unknown()
})

/** datamodel/model: a list tells how many objects a model has, one model all of them. */
export function dataModelRoutes(world: World): readonly Route[] {
  const models = plantedDataModels(world.clock)
  const { path } = models.definition
  const concise: Route = {
    path,
    methods: {
      GET(request) {
        const things = world.access
          .visible(models.list(), request)
          .map((each) => entityThing(world.access, models.definition, {}, each, request))
        const wanted = request.args.get('concise') === '0' ? things : things.map(summarized)
        return feedAnswer(request, listing(request, path, wanted))
      }
    }
  }
  return [
    ...entityRoutes(world, models, {
      kept(entity) {
        // The model comes as eai:data, and is told as description.
        const { 'eai:data': data, ...content } = entity.content
        if (typeof data === 'string' && content.description !== data) {
          models.change(entity, { description: data })
        }
      }
    }).map((route) =>
      route.path === path ? { ...route, methods: { ...route.methods, ...concise.methods } } : route
    )
  ]
}

function summarized<Item extends { readonly content: Content }>(thing: Item): Item {
  const { description } = thing.content
  if (typeof description !== 'string') return thing
  const summary = summarySchema.parse(JSON.parse(description))
  return { ...thing, content: { ...thing.content, description: JSON.stringify(summary) } }
}
