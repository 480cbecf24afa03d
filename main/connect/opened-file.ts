import { type ConfigDocument, differOnlyIn, readDocument } from './config-document.ts'
import { type ConfigFile, readConfigFile } from './config-file.ts'
import { DocumentError } from './document-error.ts'
import { type Entry, entryNames, type HeldEntry, heldEntry } from './entries.ts'
import type { Target } from './installed.ts'
import type { Edition } from './layouts.ts'
import { ProgramError } from './program-error.ts'

/** A configuration file that was read and understood. */
export interface OpenedFile {
  readonly edition: Edition
  readonly read: ConfigFile
  readonly document: ConfigDocument
  /** Our entry in it, whoever wrote it. */
  readonly own: (HeldEntry & { readonly name: string }) | null
}

/** Throws `ProgramError` where it cannot be read or parsed. */
export async function openFile({ file, edition }: Target): Promise<OpenedFile> {
  const read = await readConfigFile(file)
  return understood(file, () => {
    const document = readDocument(read.text, edition)
    const held = entryNames.map((name) => ({ name, entry: heldEntry(document.entry(name)?.value) }))
    const own = held.find(({ entry }) => entry !== null)
    return {
      edition,
      read,
      document,
      own: own?.entry == null ? null : { ...own.entry, name: own.name }
    }
  })
}

export interface EditedText {
  readonly name: string
  readonly text: string
}

/** The text of a file with our entry in it. Throws `ProgramError` where there is no place for it. */
export function withEntry(opened: OpenedFile, entry: Entry): EditedText {
  const { own, document, read } = opened
  const name = own?.name ?? entryNames.find((one) => document.entry(one) === undefined)
  if (name === undefined) {
    throw new ProgramError(
      'program_blocked',
      `${read.file} has servers named "${entryNames.join('" and "')}" already, which are not ours. Rename one of them, then try again.`
    )
  }
  return edited(opened, name, () => document.put(name, entry))
}

/** The text of a file with an entry put back as it was in `before`, another state of it, or taken out. */
export function withoutEntry(opened: OpenedFile, name: string, before: string | null): EditedText {
  const { document, edition } = opened
  return edited(opened, name, () => {
    const old = before === null ? null : readDocument(before, edition)
    const standing = old?.entry(name)
    if (standing !== undefined) return document.restore(name, standing.source)
    return document.remove(name, old?.value[edition.container] === undefined)
  })
}

function edited(opened: OpenedFile, name: string, edit: () => string): EditedText {
  const { document, edition, read } = opened
  return understood(read.file, () => {
    const text = edit()
    const isChangedAlone = () => {
      try {
        return differOnlyIn(name, edition, document, readDocument(text, edition))
      } catch (error) {
        if (error instanceof DocumentError) return false
        throw error
      }
    }
    if (isChangedAlone()) return { name, text }
    throw new DocumentError(`is written in a form in which "${name}" cannot be changed alone`)
  })
}

function understood<Value>(file: string, act: () => Value): Value {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    throw new ProgramError(
      'program_blocked',
      `${file} ${error.message}. It was left alone: correct it by hand, then try again.`,
      { cause: error }
    )
  }
}
