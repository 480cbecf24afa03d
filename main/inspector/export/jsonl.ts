import type { Writer } from './writer.ts'

/** The first line of an export of ours. */
export const jsonlFormat = 'switchboard-for-splunk/calls'
export const jsonlVersion = 1

/** A line that names the format, then one call per line with all that is known of it. */
export const jsonl: Writer = {
  mediaType: 'application/x-ndjson',
  extension: 'jsonl',
  async *write(calls, about) {
    const head = {
      format: jsonlFormat,
      version: jsonlVersion,
      program: `${about.program} ${about.version}`,
      exportedAt: new Date(about.exportedAt).toISOString(),
      sanitised: about.sanitised
    }
    yield `${JSON.stringify(head)}\n`
    for await (const call of calls) yield `${JSON.stringify(call)}\n`
  }
}
