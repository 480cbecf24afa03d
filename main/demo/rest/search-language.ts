import type { PreparedSearch } from '../evaluation/evaluate.ts'
import { preciseTime } from '../feed.ts'
import { searchHalves } from '../jobs/search-halves.ts'
import type { Handler, Route } from '../router.ts'
import { knownCommands } from '../../spl/search-prefix.ts'
import { parseTimeModifier } from '../time-modifier.ts'
import { jsonAnswer } from './answer.ts'
import { fatal } from './rest-error.ts'
import type { World } from './world.ts'

/** search/parser, search/timeparser and search/typeahead: what a search bar asks while one types. */
export function searchLanguageRoutes(world: World): readonly Route[] {
  const parser: Handler = async ({ args }) => {
    const query = args.get('q')
    if (query === null) throw fatal(400, 'Invalid query.')
    const { prepared, expandedSearch } = await world.dispatch.prepare(query)
    return jsonAnswer(parsed(prepared, expandedSearch))
  }
  return [
    { path: 'search/parser', methods: { POST: parser } },
    { path: 'search/v2/parser', methods: { POST: parser } },
    {
      path: 'search/timeparser',
      methods: {
        GET({ args }) {
          const now = world.clock() / 1000
          const times = args.all('time')
          if (times.length === 0) throw fatal(400, 'Invalid time.')
          return jsonAnswer(Object.fromEntries(times.map((text) => [text, timeOf(text, now)])))
        }
      }
    },
    {
      path: 'search/typeahead',
      methods: {
        GET: ({ args }) =>
          jsonAnswer({
            results: suggestions(world, args.get('prefix') ?? '').slice(
              0,
              args.integer('count', 10)
            )
          })
      }
    }
  ]
}

function timeOf(text: string, now: number): string {
  const time = parseTimeModifier(text, now)
  if (time === null) throw fatal(400, 'Invalid time.')
  return preciseTime(time * 1000)
}

function parsed({ commands }: PreparedSearch, search: string): object {
  const { eventSearch, reportSearch, eventCommands } = searchHalves(commands)
  return {
    remoteSearch: eventSearch,
    normalizedSearch: search,
    remoteTimeOrdered: true,
    eventsSearch: eventSearch,
    eventsTimeOrdered: true,
    eventsStreaming: true,
    reportsSearch: reportSearch,
    isStreamingSearch: reportSearch === '',
    canSummarize: false,
    commands: commands.map(({ name, args }, at) => ({
      command: name,
      rawargs: args,
      pipeline: at < eventCommands ? 'streaming' : 'report',
      args: { [name]: [args] },
      isGenerating: at === 0,
      streamType: at === eventCommands ? 'SP_STREAMREPORT' : 'SP_STREAM'
    }))
  }
}

interface Suggestion {
  readonly content: string
  readonly count: number
  readonly operator: boolean
}

function suggestions({ source }: World, prefix: string): Suggestion[] {
  const last = /[^\s|]*$/.exec(prefix)?.[0].toLowerCase() ?? ''
  const indexes = source.indexes.map((name) => ({
    content: `index="${name}"`,
    count: source.size(name).count,
    operator: false
  }))
  const commands = [...knownCommands].map((name) => ({ content: name, count: 0, operator: true }))
  const plainPrefix = last.replaceAll('"', '')
  return [...indexes, ...(last.includes('=') ? [] : commands)].filter(({ content }) =>
    content.replaceAll('"', '').toLowerCase().startsWith(plainPrefix)
  )
}
