import type { Entity } from '../entities/entity.ts'
import type { EntityCollection } from '../entities/entity-collection.ts'
import { type Content, feedTime } from '../feed.ts'
import type { Handler, Route } from '../router.ts'
import { type Answer, feedAnswer, messagesAnswer, textAnswer } from './answer.ts'
import { param, type RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

const capability = 'rest_properties_get'

/** properties: the configuration files once more, a file, a stanza or a key at a time. */
export function propertyRoutes(world: World): readonly Route[] {
  const { access, configurations } = world
  const fileOf = (request: RestRequest): EntityCollection => {
    const name = param(request, 'file')
    const file = configurations.file(name)
    if (file === undefined) throw refusal(404, `${name} does not exist`)
    return file
  }
  const stanzaOf = (request: RestRequest): Entity => {
    const name = param(request, 'stanza')
    const found = access
      .visible(fileOf(request).list(), request)
      .find((stanza) => stanza.name === name)
    if (found === undefined) throw refusal(404, 'stanza does not exist')
    return found
  }
  const change = (request: RestRequest, values: Content): Answer => {
    const stanza = stanzaOf(request)
    access.requireWrite(stanza, request.user)
    fileOf(request).change(stanza, values)
    const text = `Successfully modified ${Object.keys(values).length} key(s)`
    return messagesAnswer(request, 200, [{ type: 'INFO', text }])
  }
  const createFile: Handler = (request) => {
    access.requireWrite(access.placement(request), request.user)
    configurations.create(required(request, '__conf'))
    return made
  }
  const createStanza: Handler = (request) => {
    const placement = access.placement(request)
    access.requireWrite(placement, request.user)
    const name = required(request, '__stanza')
    if (fileOf(request).at(name, placement) === undefined) fileOf(request).add(name, placement, {})
    return made
  }
  return [
    {
      path: 'properties',
      capability,
      methods: {
        GET: (request) => entries(request, configurations.names()),
        POST: createFile
      }
    },
    {
      path: 'properties/{file}',
      capability,
      methods: {
        GET: (request) =>
          entries(request, [
            'default',
            ...access.visible(fileOf(request).list(), request).map(({ name }) => name)
          ]),
        POST: createStanza
      }
    },
    {
      path: 'properties/{file}/{stanza}',
      capability,
      methods: {
        GET: (request) => entries(request, Object.entries(texts(stanzaOf(request)))),
        POST: (request) => change(request, sent(request))
      }
    },
    {
      path: 'properties/{file}/{stanza}/{key}',
      capability,
      methods: {
        GET(request) {
          const value = texts(stanzaOf(request))[param(request, 'key')]
          if (value === undefined) throw refusal(404, 'key does not exist')
          return textAnswer('text/plain', value)
        },
        POST: (request) =>
          change(request, { [param(request, 'key')]: request.args.all('value').at(-1) ?? '' })
      }
    }
  ]
}

const made: Answer = { ...textAnswer('text/plain', ''), status: 201 }

function required({ args }: RestRequest, name: string): string {
  const value = args.get(name)
  if (value === null) {
    throw refusal(400, `The following required arguments are missing: ${name}.`)
  }
  return value
}

const sent = ({ args }: RestRequest): Content =>
  Object.fromEntries(
    [...new Set(args.names())]
      .filter((name) => name !== 'output_mode')
      .map((name) => [name, args.all(name).at(-1) ?? ''])
  )

const texts = ({ content }: Entity): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => name !== 'disabled')
      .map(([name, value]) => [
        name,
        typeof value === 'boolean' ? (value ? '1' : '0') : String(value)
      ])
  )

/** Names, or names with their values. */
function entries(
  request: RestRequest,
  members: readonly (string | readonly [string, string])[]
): Answer {
  const path = request.path.replace(/\/$/, '')
  return feedAnswer(request, {
    title: decodeURIComponent(path.split('/').at(-1) ?? ''),
    links: {},
    origin: `${request.origin}${path}`,
    updated: feedTime(Date.now()),
    entry: members.map((member) => {
      const [name, content] = typeof member === 'string' ? [member] : member
      const link = `${path}/${encodeURIComponent(name)}`
      return {
        name,
        id: `${request.origin}${link}`,
        updated: feedTime(0),
        links: { alternate: link },
        ...(content === undefined ? {} : { content })
      }
    })
  })
}
