import { createHash } from 'node:crypto'
import type { Content } from '../feed.ts'
import type { Route } from '../router.ts'
import { entityRoutes } from './entity-routes.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** data/ui/views: all but the XML is read out of the XML. */
export const viewRoutes = (world: World): readonly Route[] =>
  entityRoutes(world, world.views, {
    view: ({ name, content }) => described(name, String(content['eai:data'])),
    check(change) {
      const xml = change['eai:data']
      if (typeof xml === 'string' && root(xml) === null) {
        throw refusal(400, 'The eai:data of a view must be XML, for example <dashboard/>.')
      }
    }
  })

function described(name: string, xml: string): Content {
  const element = root(xml)
  const dashboard = element?.name === 'dashboard' || element?.name === 'form'
  return {
    applicationSuite: 'core',
    dashboardType: element?.attribute('version') === '2' ? 1 : 0,
    description: textOf(xml, 'description') ?? '',
    'eai:digest': createHash('md5').update(xml).digest('hex'),
    'eai:type': 'views',
    isDashboard: dashboard,
    isVisible: !/^(0|false)$/i.test(element?.attribute('isVisible') ?? ''),
    label: textOf(xml, 'label') ?? name,
    rootNode: element?.name ?? '',
    version: element?.attribute('version') ?? '1.0'
  }
}

/** The outermost element. */
function root(xml: string) {
  const [, name, attributes = ''] =
    /^\s*(?:<\?[^>]*\?>\s*|<!--[^]*?-->\s*)*<([a-zA-Z][\w:-]*)((?:\s[^>]*?)?)\/?>/.exec(xml) ?? []
  if (name === undefined) return null
  return {
    name,
    attribute: (wanted: string): string | undefined =>
      new RegExp(`\\s${wanted}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]
  }
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&'
}

const textOf = (xml: string, element: string): string | undefined =>
  new RegExp(`<${element}>([^<]*)</${element}>`)
    .exec(xml)?.[1]
    ?.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
