import { escapeXml } from '../atom.ts'
import type { Route } from '../router.ts'
import { type Answer, jsonAnswer, textAnswer } from './answer.ts'
import type { RestRequest } from './request.ts'
import { refusal } from './rest-error.ts'
import type { World } from './world.ts'

/** receivers/simple: adds one event, the body of the request as it is. */
export const receiverRoutes = ({ source, clock }: World): readonly Route[] => [
  {
    path: 'receivers/simple',
    capability: 'edit_tcp',
    methods: {
      POST(request) {
        const { args, body } = request
        if (body === '') throw refusal(400, 'Request body is empty.')
        const index = args.get('index')
        const event = {
          time: clock() / 1000,
          host: args.get('host') ?? '127.0.0.1',
          source: args.get('source') ?? 'http-simple',
          sourcetype: args.get('sourcetype') ?? 'unknown-too_small',
          raw: body
        }
        if (!source.indexes.includes(index ?? 'main')) {
          throw refusal(400, `supplied index '${index ?? 'main'}' missing`)
        }
        source.append(index ?? 'main', event)
        const { host, source: from, sourcetype } = event
        return written(request, {
          index: index ?? 'default',
          bytes: Buffer.byteLength(body),
          host,
          source: from,
          sourcetype
        })
      }
    }
  }
]

function written(
  { outputMode }: RestRequest,
  { index, ...told }: Readonly<Record<string, string | number>>
): Answer {
  if (outputMode.startsWith('json')) return jsonAnswer({ index, ...told })
  const fields = Object.entries({ _index: index, ...told }).map(
    ([name, value]) =>
      `<field k="${name}"><value><text>${escapeXml(String(value))}</text></value></field>`
  )
  return textAnswer(
    'text/xml',
    `<response><results><result>${fields.join('')}</result></results></response>`
  )
}
