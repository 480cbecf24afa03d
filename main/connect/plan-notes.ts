import { entryNames } from './entries.ts'
import type { Layout } from './layouts.ts'
import type { OpenedFile } from './opened-file.ts'
import type { Sighting } from './sightings.ts'

interface PlannedEdit {
  readonly opened: OpenedFile
  readonly name: string
}

/** What the user should know before files of a program are changed, in sentences. */
export function planNotes(
  { title, restart }: Layout,
  { running, node }: Sighting,
  edits: readonly PlannedEdit[],
  platform: NodeJS.Platform
): readonly string[] {
  const notes = [
    `The token of a client of its own is written here. It opens nothing but Switchboard on this computer, and you can revoke it under Clients.`
  ]
  for (const { opened, name } of edits) {
    const { file, mode, bytes } = opened.read
    if (bytes !== null && (mode & 0o077) !== 0 && platform !== 'win32') {
      notes.push(`Others can read ${file} now; after this only you can.`)
    }
    if (opened.own !== null) {
      notes.push(`An entry "${name}" for Switchboard stands in ${file} already and is replaced.`)
    } else if (name !== entryNames[0]) {
      notes.push(
        `Another server is called "${entryNames[0]}" in ${file} already, so this one is called "${name}".`
      )
    }
  }
  if (node !== null) notes.push(`${title} will start our program with ${node}.`)
  if (running) {
    notes.push(`${title} is running and may write over the change. ${restart}`)
  }
  return notes
}
