import type { Layout } from './layouts.ts'
import type { ProgramId } from './program.ts'

/** A client in our list, as far as its program is concerned. */
export interface ProgramClient {
  readonly id: string
  readonly name: string
  readonly program: string | null
  /** SHA-256 (hex). */
  readonly tokenHash: string
  readonly lastSeenAt: number | null
}

interface MadeClient {
  readonly client: ProgramClient
  readonly token: string
}

/** The list of clients, as far as programs are concerned. */
export interface ProgramClients {
  list(): readonly ProgramClient[]
  create(client: {
    readonly name: string
    readonly program: ProgramId
    readonly defaultProfileId: null
    readonly allowedProfileIds: null
  }): MadeClient
  renew(id: string): MadeClient
  revoke(id: string): void
}

export const clientOf = (clients: ProgramClients, id: ProgramId): ProgramClient | undefined =>
  clients.list().find(({ program }) => program === id)

/** A token for a program: of a new client, or another for the one that it has. `undo`: it was made in vain. */
export function makeToken(
  clients: ProgramClients,
  { id, title }: Layout
): { readonly token: string; readonly undo: () => void } {
  const known = clientOf(clients, id)
  if (known !== undefined) return { token: clients.renew(known.id).token, undo: () => undefined }
  const taken = new Set(clients.list().map(({ name }) => name.toLowerCase()))
  let name = title
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${title} ${number}`
  const { client, token } = clients.create({
    name,
    program: id,
    defaultProfileId: null,
    allowedProfileIds: null
  })
  return { token, undo: () => clients.revoke(client.id) }
}
