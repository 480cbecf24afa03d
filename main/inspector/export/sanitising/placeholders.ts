import { isTelling, type Identity } from './names.ts'

export type Replaced = Identity | 'address' | 'address6' | 'network' | 'email'

/** Of each kind; what comes after is not told apart, so that an export cannot fill the memory. */
const most = 50_000
const suffix = /^\.|\.$/g

/** The same stand-in for the same name throughout an export, so that the story stays readable. */
export class Placeholders {
  readonly #given = new Map<Replaced, Map<string, string>>()
  readonly #issued = new Set<string>()
  /** Lower-case names that are replaced wherever they stand as a word. */
  readonly #words = new Map<string, { readonly kind: Identity; readonly placeholder: string }>()

  isPlaceholder(value: string): boolean {
    return this.#issued.has(value)
  }

  of(kind: Replaced, value: string): string {
    if (this.#issued.has(value)) return value
    const given = this.#given.get(kind) ?? new Map<string, string>()
    this.#given.set(kind, given)
    const key = value.toLowerCase()
    const known = given.get(key)
    if (known !== undefined) return known
    if (given.size >= most) return formOf(kind, 0)
    const placeholder = formOf(kind, given.size + 1)
    given.set(key, placeholder)
    this.#issued.add(placeholder)
    return placeholder
  }

  /** From here on the name is replaced also where it stands alone. */
  learn(kind: Identity, name: string): void {
    if (this.#issued.has(name) || this.#words.size >= most) return
    const placeholder = this.of(kind, name)
    const key = name.toLowerCase().replace(suffix, '')
    if (isTelling(key) && !this.#words.has(key)) this.#words.set(key, { kind, placeholder })
    const [label = ''] = key.split('.')
    // web-01.example.com is called web-01 as well.
    if (kind === 'host' && label !== key && /[\d-]/.test(label) && isTelling(label)) {
      if (!this.#words.has(label)) this.#words.set(label, { kind, placeholder })
    }
  }

  get hasNoWords(): boolean {
    return this.#words.size === 0
  }

  word(name: string) {
    return this.#words.get(name.toLowerCase())
  }
}

function formOf(kind: Replaced, place: number): string {
  switch (kind) {
    case 'address':
      return documentationAddress(place)
    case 'address6':
      return `2001:db8::${place.toString(16)}`
    case 'network':
      return `net-${place}`
    case 'email':
      return `person-${place}@example.com`
    case 'user':
    case 'host':
    case 'session':
      return `${kind}-${place}`
  }
}

// The ranges that stand for no machine: https://www.rfc-editor.org/rfc/rfc5737 and 2544.
const ranges = ['192.0.2', '198.51.100', '203.0.113']

function documentationAddress(place: number): string {
  const range = ranges[Math.floor((place - 1) / 254)]
  if (place > 0 && range !== undefined) return `${range}.${((place - 1) % 254) + 1}`
  return `198.18.${(place >> 8) & 255}.${place & 255}`
}
