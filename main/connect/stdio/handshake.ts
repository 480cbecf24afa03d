import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'

/** A program and its arguments, started without a shell. */
export interface StartCommand {
  readonly command: string
  readonly args: readonly string[]
}

/** What the app tells the programs that clients start. Never holds a token. */
export interface Handshake {
  /** Null while the endpoint does not listen. */
  readonly running: { readonly port: number; readonly pid: number } | null
  /** How to start the app; null where it cannot tell. */
  readonly start: StartCommand | null
}

/** The file is there, and it may not be the app's own; the message is for the user. */
export class HandshakeDistrusted extends Error {}

const nothing: Handshake = { running: null, start: null }

/**
 * Reads the app's handshake file: what it says decides who gets the token and what is started, so
 * it must be a file of this user that nobody else can write. Without a file nothing is known.
 * Throws `HandshakeDistrusted`.
 */
export function readHandshake(file: string): Handshake {
  let text: string
  try {
    // Where a system has no such flag, links need privileges there.
    const noLink = (constants as { readonly O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0
    const handle = openSync(file, constants.O_RDONLY | noLink)
    try {
      assertOwn(file, handle)
      text = readFileSync(handle, 'utf8')
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (error instanceof HandshakeDistrusted) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing
    throw distrusted(file, error instanceof Error ? error.message : String(error))
  }
  return handshakeIn(file, text)
}

/** Whether the process is there and belongs to this user. */
export function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function assertOwn(file: string, handle: number): void {
  const { uid, mode } = fstatSync(handle)
  // Windows has neither; there the folder of the settings is open to this user alone.
  const user = process.getuid?.()
  if (user === undefined) return
  if (uid !== user) throw distrusted(file, 'it belongs to another user')
  if ((mode & 0o022) !== 0) throw distrusted(file, 'others may write it')
}

function handshakeIn(file: string, text: string): Handshake {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw distrusted(file, 'it is not JSON')
  }
  const running = field(value, 'running')
  const start = field(value, 'start')
  const known = {
    running: running === null ? null : runningIn(running),
    start: start === null ? null : commandIn(start)
  }
  if (known.running === undefined || known.start === undefined) {
    throw distrusted(file, 'it does not hold what Switchboard for Splunk writes')
  }
  return { running: known.running, start: known.start }
}

function runningIn(value: unknown): Handshake['running'] | undefined {
  const port = field(value, 'port')
  const pid = field(value, 'pid')
  return isWhole(port, 65535) && isWhole(pid, 2 ** 31) ? { port, pid } : undefined
}

function commandIn(value: unknown): StartCommand | undefined {
  const command = field(value, 'command')
  const args = field(value, 'args')
  if (typeof command !== 'string' || !isAbsolute(command) || !Array.isArray(args)) return undefined
  return args.every((arg) => typeof arg === 'string') ? { command, args } : undefined
}

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

const distrusted = (file: string, reason: string) =>
  new HandshakeDistrusted(
    `${file} cannot be trusted (${reason}), so nothing was sent. Remove it, and start Switchboard for Splunk anew.`
  )
