import type { ExportRequest } from '../../../../../main/inspector/export/contract.ts'
import { Exports } from '../../../../../main/inspector/export/exports.ts'
import type { KnownNames } from '../../../../../main/inspector/export/sanitising/sanitiser.ts'
import type { ToolCall } from '../../../../../main/inspector/tool-call.ts'
import { requestOf, sourceOf } from './calls.ts'

export const exportsOf = (
  calls: readonly ToolCall[],
  known: KnownNames = { users: [], hosts: [] }
): Exports =>
  new Exports({
    source: sourceOf(calls),
    program: 'Switchboard for Splunk',
    version: '0.1.0',
    known: () => known
  })

/** The whole text of an export, pulled to its end. */
export async function exported(
  calls: readonly ToolCall[],
  change: Partial<ExportRequest> = {},
  known?: KnownNames
): Promise<string> {
  const exports = exportsOf(calls, known)
  const request = requestOf(change)
  let part = await exports.next(request, null)
  let text = part.text
  while (!part.done) {
    part = await exports.next(request, part.exportId)
    text += part.text
  }
  return text
}
