import { sha256 } from './config-file.ts'
import type { HeldEntry } from './entries.ts'
import type { Machine } from './machine.ts'
import type { OpenedFile } from './opened-file.ts'
import type { ProgramState } from './program.ts'
import type { ProgramClient } from './program-clients.ts'
import type { Written } from './written.ts'

export interface WrittenSituation {
  readonly written: Written
  readonly files: readonly OpenedFile[]
  readonly client: ProgramClient | undefined
  readonly here: Here
}

/** Where the endpoint is, and the path of the handshake file that says so. */
export interface Here {
  readonly url: string
  readonly handshake: string
}

/** How a program stands that we have written an entry for. */
export async function writtenState(
  { written, files, client, here }: WrittenSituation,
  machine: Machine
): Promise<ProgramState> {
  if (client === undefined) {
    return changed('Its client has been revoked, so the token in its file opens nothing.')
  }
  for (const { own, read } of files) {
    if (own === null) {
      return changed(`Our entry is gone from ${read.file}, or another stands in its place.`)
    }
    if (own.token === null || sha256(own.token) !== client.tokenHash) {
      return changed(
        `The token in ${read.file} is not that of the client "${client.name}" any more.`
      )
    }
    const astray = whereElse(own, here)
    if (astray !== null) return changed(`${read.file} still points to ${astray}.`)
    for (const file of own.files) {
      if (!(await machine.has(file))) return changed(`${file}, which its entry starts, is gone.`)
    }
  }
  const { lastSeenAt } = client
  return lastSeenAt !== null && lastSeenAt >= written.at
    ? { kind: 'connected', lastSeenAt }
    : { kind: 'written', at: written.at }
}

const changed = (message: string): ProgramState => ({ kind: 'changed', message })

/** Where an entry leads if not to us, and where it should. */
function whereElse({ handshake, url }: HeldEntry, here: Here): string | null {
  if (handshake !== null) {
    return handshake === here.handshake
      ? null
      : `${handshake}, and Switchboard is found by ${here.handshake}`
  }
  return isSameEndpoint(url, here.url)
    ? null
    : `${url ?? 'nowhere'}, and Switchboard listens on ${here.url}`
}

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** The user may have added the path of a profile, or written localhost. */
function isSameEndpoint(held: string | null, url: string): boolean {
  if (held === null || !URL.canParse(held)) return false
  const { port, hostname, pathname } = new URL(held)
  return (
    loopback.includes(hostname) &&
    port === new URL(url).port &&
    (pathname === '/mcp' || pathname.startsWith('/mcp/'))
  )
}
