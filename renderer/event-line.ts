import type { EventName, Events } from '../preload/api.ts'
import type { Connection, ConnectionState } from './state/connection.ts'

type Listener = (value: never) => void

const refusedCode = 4401
const longestWait = 5000

/** The WebSocket that brings events; opens itself again, ever more slowly, until the key is refused. */
export class EventLine implements Connection {
  readonly #url: string
  readonly #key: string
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #watchers = new Set<() => void>()
  #state: ConnectionState = { kind: 'open' }
  #socket: WebSocket | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait = 250

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
    this.#connect()
  }

  on<Name extends EventName>(name: Name, listener: (value: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  subscribe(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  snapshot(): ConnectionState {
    return this.#state
  }

  /** Tries at once, if it is waiting to try. */
  retry(): void {
    if (this.#state.kind === 'refused' || this.#socket !== null) return
    clearTimeout(this.#timer)
    this.#connect()
  }

  refuse(): void {
    clearTimeout(this.#timer)
    this.#set({ kind: 'refused' })
    this.#socket?.close()
  }

  #connect() {
    const socket = new WebSocket(this.#url)
    this.#socket = socket
    socket.onopen = () => {
      socket.send(JSON.stringify({ key: this.#key }))
      this.#wait = 250
      if (this.#state.kind === 'lost') this.#set({ kind: 'open' })
    }
    socket.onmessage = ({ data }) => this.#tell(String(data))
    socket.onclose = ({ code }) => {
      this.#socket = null
      if (code === refusedCode) this.refuse()
      if (this.#state.kind === 'refused') return
      if (this.#state.kind === 'open') this.#set({ kind: 'lost', since: Date.now() })
      this.#timer = setTimeout(() => this.#connect(), this.#wait)
      this.#wait = Math.min(this.#wait * 2, longestWait)
    }
  }

  #tell(text: string) {
    const { event, value } = JSON.parse(text) as { readonly event: string; readonly value: never }
    for (const listener of this.#listeners.get(event) ?? []) listener(value)
  }

  #set(state: ConnectionState) {
    this.#state = state
    for (const watcher of this.#watchers) watcher()
  }
}
