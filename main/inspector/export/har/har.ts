import type { Writer } from '../writer.ts'
import { exchangeEntry } from './exchange-entry.ts'
import { splunkEntry } from './splunk-entry.ts'

/** HAR 1.2, for the tools that read it: http://www.softwareishard.com/blog/har-12-spec/ */
export const har: Writer = {
  mediaType: 'application/json',
  extension: 'har',
  async *write(calls, { program, version, sanitised }) {
    const creator = { name: program, version }
    const comment = sanitised
      ? 'Rows of results, names and addresses were taken out.'
      : 'Complete, with rows of results, names and addresses.'
    const head = JSON.stringify({ version: '1.2', creator, comment }).slice(0, -1)
    yield `{"log":${head},"entries":[`
    let separator = '\n'
    for await (const call of calls) {
      for (const entry of [
        exchangeEntry(call),
        ...call.splunkRequests.map((request) => splunkEntry(call, request))
      ]) {
        yield separator + JSON.stringify(entry)
        separator = ',\n'
      }
    }
    yield '\n]}}\n'
  }
}
