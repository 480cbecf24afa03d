import { assertWritable } from './config-file.ts'
import { type Entry, entryOf } from './entries.ts'
import type { Layout } from './layouts.ts'
import { type OpenedFile, withEntry } from './opened-file.ts'
import { maskedToken } from './planned-file.ts'
import { ProgramError } from './program-error.ts'
import type { Sighting } from './sightings.ts'
import type { StdioFile } from './stdio-file.ts'

/** Where our entries lead. */
export interface EntrySources {
  /** Where the endpoint is: http://127.0.0.1:8003/mcp */
  readonly url: () => string
  /** Path of the handshake file that says so. */
  readonly handshake: string
  readonly stdio: StdioFile
}

/** Our entry as it belongs into a file of a program that was seen so. */
export function ownEntry(
  { edition }: OpenedFile,
  token: string,
  { node }: Sighting,
  { url, handshake, stdio }: EntrySources
): Entry {
  return entryOf(edition.style, {
    url: url(),
    token,
    stdio: node === null ? null : { node, program: stdio.path, handshake }
  })
}

/** Throws `ProgramError` where our entry cannot be written into the files of a program. */
export async function assertPossible(
  { id, title }: Layout,
  sighting: Sighting,
  files: readonly OpenedFile[],
  sources: EntrySources
): Promise<void> {
  if (!sighting.installed) {
    throw new ProgramError(
      'program_blocked',
      `${title} was not found on this computer. Copy the text for it instead.`
    )
  }
  if (id === 'claude-desktop' && sighting.node === null) {
    throw new ProgramError(
      'program_blocked',
      'Claude Desktop would need Node 18 or newer on this computer to start our program, and none was found. Use the extension file (.mcpb) instead: it runs on the Node that Claude Desktop brings.'
    )
  }
  for (const opened of files) {
    await assertWritable(opened.read)
    withEntry(opened, ownEntry(opened, maskedToken, sighting, sources))
  }
}
