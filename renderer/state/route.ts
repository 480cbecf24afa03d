export const places = ['start', 'profiles', 'clients', 'sessions', 'inspector', 'settings'] as const
export type Place = (typeof places)[number]

export interface Address {
  readonly place: Place
  readonly params: URLSearchParams
}

const isPlace = (name: string | undefined): name is Place => places.some((place) => place === name)

/** "#/inspector?call=7" -> the place and what is open in it; anything else is Start. */
export function parseHash(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  return { place: isPlace(path) ? path : 'start', params: new URLSearchParams(query) }
}

export function formatHash(place: Place, params: Readonly<Record<string, string | null>> = {}) {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value !== null) query.set(name, value)
  return query.size > 0 ? `#/${place}?${query}` : `#/${place}`
}

/** The page's address as state: back, forward and links work, and nothing else holds the place. */
export class Route {
  readonly #window: Window
  readonly #listeners = new Set<() => void>()
  #address: Address

  constructor(window: Window) {
    this.#window = window
    this.#address = parseHash(window.location.hash)
    window.addEventListener('popstate', () => this.#read())
    window.addEventListener('hashchange', () => this.#read())
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#address

  go(place: Place, params: Readonly<Record<string, string | null>> = {}): void {
    this.#window.history.pushState(null, '', formatHash(place, params))
    this.#read()
  }

  /** Changes what is open here. A step that replaces another open thing is no step in the history. */
  set(change: Readonly<Record<string, string | null>>): void {
    const { place, params } = this.#address
    const next = { ...Object.fromEntries(params), ...change }
    const opens = Object.entries(change).some(
      ([name, value]) => value !== null && !params.has(name)
    )
    const hash = formatHash(place, next)
    if (opens) this.#window.history.pushState(null, '', hash)
    else this.#window.history.replaceState(null, '', hash)
    this.#read()
  }

  #read() {
    this.#address = parseHash(this.#window.location.hash)
    for (const listener of this.#listeners) listener()
  }
}
