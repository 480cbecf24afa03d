import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** For conf and electron-store alike, so that both doors share one file, config.json. */
export const storeOptions = {
  accessPropertiesByDotNotation: false,
  cache: true,
  clearInvalidConfig: false,
  configFileMode: 0o600
} as const

/** The settings could not be read or written: not a broken file, but one out of reach. */
export class StoreUnavailable extends Error {
  readonly code = 'store_unavailable'
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function freeName(file: string): string {
  let name = `${file}.broken`
  for (let number = 2; existsSync(name); number += 1) name = `${file}.broken.${number}`
  return name
}

/**
 * Makes the folder and looks at its config.json before conf or electron-store does, which would
 * throw on a broken one. That one is kept aside; the answer is then a sentence for the window, else
 * null. Throws `StoreUnavailable`.
 */
export function prepareStore(dataDir: string): string | null {
  const file = join(dataDir, 'config.json')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) return null
    chmodSync(file, 0o600)
    if (isJsonObject(readFileSync(file, 'utf8'))) return null
    const aside = freeName(file)
    renameSync(file, aside)
    return `${file} could not be read as JSON. It was kept as ${aside}, and the program starts without it.`
  } catch (cause) {
    throw new StoreUnavailable(
      `The settings in ${dataDir} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Choose another folder with --data-dir.`,
      { cause }
    )
  }
}
