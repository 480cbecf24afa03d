import { Arguments, lackedServerOptions, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { RestArguments } from '../knowledge.ts'
import { Result } from '../result.ts'
import { inBatches } from '../rows.ts'
import { commandError, failed } from '../search-error.ts'
import { compareText, type Value } from '../value.ts'

const own = ['timeout', 'strict']

/** `rest`: reads one of the server's own endpoints, a row for each entry. */
export const rest: Command = {
  transforming: true,
  generating: true,
  compile({ args }) {
    const list = words(args.replace(/\s*=\s*/g, '='))
    const path = list.find(({ text }) => text.startsWith('/'))?.text
    if (path === undefined || !/^\/services(?:NS)?\//.test(path)) {
      throw commandError('rest', 'It needs a path that starts with /services or /servicesNS.')
    }
    const isOwn = (text: string): boolean =>
      /^(?:splunk_server|splunk_server_group|timeout|strict)=/i.test(text)
    const options = new Arguments(
      'rest',
      args
        .match(/[a-z_]+\s*=\s*(?:"[^"]*"|\S+)/gi)
        ?.filter(isOwn)
        .join(' ') ?? '',
      own,
      lackedServerOptions
    )
    const strict = options.flag('strict', false)
    const given: RestArguments = list.flatMap(({ text }) => {
      const [, name, value] = /^([\w.:-]+)=([^]*)$/.exec(text) ?? []
      return name === undefined || value === undefined || isOwn(text)
        ? []
        : [[name, value] as const]
    })
    return async function* (_input, run) {
      const entries = await run.context.knowledge.rest(path, given, run.context.user)
      if (entries === null) {
        const text =
          `Failed to fetch REST endpoint uri=https://127.0.0.1${path} from server https://127.0.0.1. ` +
          'Check that the URI path provided exists in the REST API.'
        if (strict) throw failed(text)
        run.warn(text)
        return
      }
      const names = [...new Set(entries.flatMap((entry) => Object.keys(entry)))].sort(compareText)
      yield* inBatches(
        entries.map(
          (entry) => new Result(names.map((name): [string, Value] => [name, entry[name] ?? null]))
        ),
        run
      )
    }
  }
}
