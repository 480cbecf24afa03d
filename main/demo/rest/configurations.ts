import { confDefinition } from '../configurations/configurations.ts'
import type { Entity } from '../entities/entity.ts'
import type { EntityCollection } from '../entities/entity-collection.ts'
import type { Content } from '../feed.ts'
import type { Route } from '../router.ts'
import { routesOf } from './entity-routes.ts'
import { param, type RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** configs/conf-{file}: the stanzas of each configuration file. */
export function configurationRoutes(world: World): readonly Route[] {
  const of = (request: RestRequest): EntityCollection => {
    const conf = param(request, 'conf')
    const file = world.configurations.file(conf.replace(/^conf-/, ''))
    if (!conf.startsWith('conf-') || file === undefined) throw refusal(404, 'Not Found')
    return file
  }
  return routesOf(world, 'configs/{conf}', confDefinition(''), of, {
    path: (request) => `configs/${param(request, 'conf')}`,
    view: asText
  })
}

// Of an object that has types of its own elsewhere, only `disabled` keeps its type here.
function asText({ content }: Entity): Content {
  return Object.fromEntries(
    Object.entries(content).flatMap(([key, value]) => {
      if (typeof value === 'number') return [[key, String(value)]]
      if (typeof value === 'boolean' && key !== 'disabled') return [[key, value ? '1' : '0']]
      return value === null ? [[key, '']] : []
    })
  )
}
