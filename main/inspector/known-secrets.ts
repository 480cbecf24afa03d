const most = 200

/** How a secret may stand in a text: as it is, and as JSON, URLs, forms and base64 write it. */
export function formsOf(secret: string): readonly string[] {
  if (secret.length <= 3) return []
  const base64 = Buffer.from(secret).toString('base64')
  // Nothing in it is written in another way; every request of every client passes here with its token.
  if (/^[\w.-]+$/.test(secret)) return [base64, secret]
  const escaped = JSON.stringify(secret).slice(1, -1)
  return [
    ...new Set([
      secret,
      escaped,
      // JSON in the text of a JSON value.
      JSON.stringify(escaped).slice(1, -1),
      encodeURIComponent(secret),
      new URLSearchParams([['', secret]]).toString().slice(1),
      base64
    ])
  ].sort((one, other) => other.length - one.length)
}

/**
 * The secrets of the profiles in use, which are taken out of whatever is recorded, whichever call it
 * belongs to. Bounded; the longest unused goes first.
 */
export class KnownSecrets {
  readonly #forms = new Map<string, readonly string[]>()
  #all: readonly string[] = []

  add(secret: string): void {
    const forms = this.#forms.get(secret)
    this.#forms.delete(secret)
    this.#forms.set(secret, forms ?? formsOf(secret))
    if (forms !== undefined) return
    const [oldest] = this.#forms.keys()
    if (this.#forms.size > most && oldest !== undefined) this.#forms.delete(oldest)
    this.#all = [...this.#forms.values()].flat()
  }

  /** In all forms; another array after each change. */
  all(): readonly string[] {
    return this.#all
  }
}
