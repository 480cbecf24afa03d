import { z } from 'zod'
import { SplunkError } from '../splunk-error.ts'
import {
  type DashboardContents,
  type DashboardSearch,
  asBrowsersRead,
  bounded,
  chained,
  isElsewhere,
  linkedSearch
} from './contents.ts'

const sourceSchema = z.looseObject({
  type: z.string(),
  options: z
    .looseObject({
      query: z.string().default(''),
      extend: z.string().nullable().default(null)
    })
    .prefault({})
})
const definitionSchema = z.looseObject({
  dataSources: z.record(z.string(), sourceSchema).default({})
})

export type StudioDefinition = Readonly<Record<string, unknown>>

/** Texts of keys that only show, or that a viewer must click. */
const shown = new Set(['markdown', 'title', 'description', 'label', 'content', '$schema'])
const scripted = /^\s*(?:javascript|vbscript):/i
const activeMarkup = /!\[|<\s*(?:script|img|iframe|object|embed|svg|link|style|form|video|audio)/i

/** What a dashboard of Dashboard Studio does. Throws `bad_request` where it is none. */
export function studioContents(definition: StudioDefinition): DashboardContents {
  const parsed = definitionSchema.safeParse(definition)
  if (!parsed.success) {
    throw new SplunkError(
      'bad_request',
      `The definition is none of Dashboard Studio: ${z.prettifyError(parsed.error)}`,
      { hint: 'dataSources holds {"<id>": {"type": "ds.search", "options": {"query": "…"}}}.' }
    )
  }
  const { dataSources, ...others } = parsed.data
  const sources = Object.entries(dataSources)
  const strings = [...stringsIn(others, [])]
  const addresses = strings.filter(({ text }) => isElsewhere(text))
  return {
    searches: bounded(
      searchesOf(dataSources),
      strings.filter(({ key }) => key === 'query').map(({ text }) => ({ id: null, spl: text })),
      strings.flatMap(({ text }) => {
        const spl = linkedSearch(text)
        return spl === null ? [] : [{ id: null, spl }]
      })
    ),
    references: sources
      .filter(([, { type }]) => !['ds.search', 'ds.chain', 'ds.test'].includes(type))
      .map(([id, { type }]) => `${id} (${type})`),
    active: [
      ...addresses
        .filter(({ key, path }) => !shown.has(key) && !isClicked(path))
        .map(({ key, text }) => `${key}: ${text}`),
      ...strings
        .filter(({ text }) => scripted.test(asBrowsersRead(text)) || activeMarkup.test(text))
        .map(({ key }) => `markup or an image in ${key}`)
    ],
    tokenTexts: strings
      .filter(({ path, text }) => isTokenSource(path) && !text.startsWith('>'))
      .map(({ text }) => text),
    fillsTokens: fillsTokens(JSON.stringify(definition)),
    links: addresses.filter(({ path }) => isClicked(path)).map(({ text }) => text)
  }
}

type Sources = z.output<typeof definitionSchema>['dataSources']

function* searchesOf(sources: Sources): Generator<DashboardSearch> {
  for (const [id, { options }] of Object.entries(sources)) {
    if (options.query.trim() !== '') yield { id, spl: chainOf(id, sources) }
  }
}

// Split first, so that no text makes it slow.
const fillsTokens = (json: string): boolean =>
  json.includes('"selectFirstSearchResult":true') ||
  json.split('"').some((text) =>
    text
      .split('$')
      .slice(0, -1)
      .some((token) => token.includes(':result.'))
  )

function chainOf(id: string, sources: Sources): string {
  const spl = chained(id, (one) => {
    const source = sources[one]
    return source && { spl: source.options.query, base: source.options.extend }
  })
  if (spl !== null) return spl
  throw new SplunkError('bad_request', `The data source "${id}" extends one that is not there.`, {
    hint: 'options.extend of a ds.chain is the id of another data source.'
  })
}

interface TextAt {
  readonly key: string
  readonly path: readonly string[]
  readonly text: string
}

const deepest = 50

function* stringsIn(value: unknown, path: readonly string[]): Generator<TextAt> {
  if (path.length > deepest) {
    throw new SplunkError('bad_request', 'The definition nests too deeply to be read.')
  }
  if (typeof value === 'string') {
    const key = path.findLast((part) => !/^\d+$/.test(part)) ?? ''
    yield { key, path, text: value }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* stringsIn(one, [...path, key])
  }
}

const isClicked = (path: readonly string[]): boolean => path.includes('eventHandlers')

const isTokenSource = (path: readonly string[]): boolean =>
  ['inputs', 'expressions'].includes(path[0] ?? '') ||
  path.includes('tokens') ||
  path.includes('eventHandlers')
