import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handshake, StartCommand } from './stdio/handshake.ts'

interface Listening {
  readonly state: { readonly kind: string; readonly port?: number }
  subscribe(listener: () => void): () => void
}

/** Where the app with this folder of settings leaves word for the stdio program. */
export const handshakePath = (dataDir: string): string => join(dataDir, 'handshake.json')

/**
 * Keeps the handshake file true: the port and the process while the endpoint listens, and always how
 * to start the app. Anyone who can read it learns no secret; only this user can write it.
 */
export class HandshakeFile {
  readonly #path: string
  readonly #start: StartCommand | null
  readonly #endpoint: Listening
  #trouble: string | null = null

  /** `start`: the command that runs this program again; null where it is not known. */
  constructor(dataDir: string, start: StartCommand | null, endpoint: Listening) {
    this.#path = handshakePath(dataDir)
    this.#start = start
    this.#endpoint = endpoint
    endpoint.subscribe(() => this.#write())
  }

  /** Why the file could not be written, in a sentence. */
  get trouble(): string | null {
    return this.#trouble
  }

  /** Told when `trouble` may have come or gone. */
  subscribe(listener: () => void): () => void {
    return this.#endpoint.subscribe(listener)
  }

  #write(): void {
    const { kind, port } = this.#endpoint.state
    const running = kind === 'listening' && port !== undefined ? { port, pid: process.pid } : null
    const handshake: Handshake = { running, start: this.#start }
    const written = `${this.#path}.${process.pid}`
    try {
      writeFileSync(written, JSON.stringify(handshake), { mode: 0o600 })
      renameSync(written, this.#path)
      this.#trouble = null
    } catch (error) {
      this.#trouble = `${this.#path} could not be written, so Claude Desktop does not find this program: ${error instanceof Error ? error.message : String(error)}.`
    }
  }
}
