import { hash, randomUUID, timingSafeEqual } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readEntries } from '../settings/entries.ts'
import type { Store } from '../settings/store.ts'
import { newToken } from './client-token.ts'
import { type Client, clientSchema } from './client.ts'

/** Shown to the user once, and then only kept as its hash. */
export interface NewToken {
  readonly client: Client
  readonly token: string
}

export class ClientError extends Error {
  readonly code: 'client_not_found' | 'client_name_taken'

  constructor(code: 'client_not_found' | 'client_name_taken', message: string) {
    super(message)
    this.code = code
  }
}

const sha256 = (text: string) => hash('sha256', text, 'buffer')
const notedEvery = 5000

type Changes = Pick<Client, 'name' | 'defaultProfileId' | 'allowedProfileIds'> &
  Partial<Pick<Client, 'mayUseProfile' | 'callsPerMinute' | 'program'>>

/** Owns the connected client programs and their tokens. */
export class Clients {
  /** What could not be read at start, in a sentence. */
  readonly problem: string | null
  readonly #store: Store
  readonly #events = new EventEmitter<{
    changed: []
    edited: []
    shutOut: [Client]
    revoked: [Client]
  }>()
  #clients: readonly Client[]
  #saveTimer: NodeJS.Timeout | undefined

  constructor(store: Store) {
    this.#store = store
    const { entries, problem } = readEntries(store, 'clients', clientSchema)
    this.#clients = entries
    this.problem = problem
  }

  list(): readonly Client[] {
    return this.#clients
  }

  get(id: string): Client | undefined {
    return this.#clients.find((client) => client.id === id)
  }

  byName(name: string): Client | undefined {
    return this.#clients.find((client) => client.name.toLowerCase() === name.trim().toLowerCase())
  }

  /** Whose token this is. Every client is compared, in constant time, so that timing tells nothing. */
  byToken(token: string): Client | undefined {
    const digest = sha256(token)
    let found: Client | undefined
    for (const client of this.#clients) {
      if (timingSafeEqual(digest, Buffer.from(client.tokenHash, 'hex'))) found = client
    }
    return found
  }

  create(changes: Changes, now = Date.now()): NewToken {
    this.#assertNameFree(changes.name)
    const token = newToken()
    const client = clientSchema.parse({
      ...changes,
      id: randomUUID(),
      tokenHash: sha256(token).toString('hex'),
      createdAt: now
    })
    this.#replace([...this.#clients, client])
    return { client, token }
  }

  save(id: string, changes: Changes): Client {
    this.#assertNameFree(changes.name, id)
    return this.#update(id, changes)
  }

  /** Gives the client a new token; the old one opens nothing from now on. */
  renew(id: string): NewToken {
    const token = newToken()
    const client = this.#update(id, { tokenHash: sha256(token).toString('hex') })
    this.#events.emit('shutOut', client)
    return { client, token }
  }

  setEnabled(id: string, enabled: boolean): Client {
    const client = this.#update(id, { enabled })
    if (!enabled) this.#events.emit('shutOut', client)
    return client
  }

  revoke(id: string): void {
    const client = this.#existing(id)
    this.#replace(this.#clients.filter((other) => other.id !== id))
    this.#events.emit('revoked', client)
  }

  /** Notes that the client was seen; on disk a few seconds later. */
  seen(id: string, now = Date.now()): void {
    const client = this.get(id)
    if (client === undefined || now - (client.lastSeenAt ?? 0) < 1000) return
    this.#note({ ...client, lastSeenAt: now })
  }

  /** Counts a call of the client; on disk a few seconds later. */
  called(id: string): void {
    const client = this.get(id)
    if (client !== undefined) this.#note({ ...client, calls: client.calls + 1 })
  }

  /** Writes what `seen` and `called` have noted. */
  flush(): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = undefined
    this.#store.set('clients', this.#clients)
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  /** Told when the user has changed something, as opposed to what the clients do. */
  onEdited(listener: () => void): () => void {
    this.#events.on('edited', listener)
    return () => this.#events.off('edited', listener)
  }

  /** Told of clients that stay, and whose token has just stopped: switched off, or renewed. */
  onShutOut(listener: (client: Client) => void): () => void {
    this.#events.on('shutOut', listener)
    return () => this.#events.off('shutOut', listener)
  }

  onRevoked(listener: (client: Client) => void): () => void {
    this.#events.on('revoked', listener)
    return () => this.#events.off('revoked', listener)
  }

  #existing(id: string): Client {
    const client = this.get(id)
    if (client === undefined) {
      throw new ClientError('client_not_found', 'This client has been revoked meanwhile.')
    }
    return client
  }

  #assertNameFree(name: string, except?: string): void {
    const taken = this.byName(name)
    if (taken !== undefined && taken.id !== except) {
      throw new ClientError(
        'client_name_taken',
        `There is a client named ${taken.name} already. Choose another name, or renew its token.`
      )
    }
  }

  #update(id: string, changes: Partial<Client>): Client {
    const client = clientSchema.parse({ ...this.#existing(id), ...changes })
    this.#replace(this.#with(client))
    return client
  }

  #with(client: Client): readonly Client[] {
    return this.#clients.map((other) => (other.id === client.id ? client : other))
  }

  #note(client: Client): void {
    this.#clients = this.#with(client)
    this.#events.emit('changed')
    this.#saveTimer ??= setTimeout(() => this.flush(), notedEvery).unref()
  }

  #replace(clients: readonly Client[]): void {
    this.#clients = clients
    this.flush()
    this.#events.emit('changed')
    this.#events.emit('edited')
  }
}
