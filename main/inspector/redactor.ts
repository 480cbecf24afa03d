import { formsOf, KnownSecrets } from './known-secrets.ts'
import type { Redaction } from './raw-call.ts'
import {
  headerText,
  type QueryParameters,
  redacted,
  redactedJsonText,
  redactHeader,
  redactParameters,
  redactText,
  type SeenHeaders
} from './redaction.ts'
import { noRules, type RedactionRules } from './redaction-rules.ts'
import { longest, shortened } from './short-text.ts'

interface SeenHeader {
  readonly text: string
  readonly clean: readonly [string, string]
}

/** Takes out what is secret for one HTTP request and the calls in it. */
export class Redactor {
  readonly #rules: RedactionRules
  readonly #shared: Pick<KnownSecrets, 'all'>
  readonly #secrets: string[] = []
  /** In all forms, as far as they were asked for. */
  readonly #own: string[] = []
  #ownOf = 0
  #before: readonly string[] | null = null
  #all: readonly string[] = []
  /** As they were last, by the names that were given: most are the same with each request of a client. */
  #headers: Map<string, SeenHeader> | null = null

  /** `shared`: what is secret whichever request it belongs to. */
  constructor(
    secrets: readonly string[] = [],
    rules: RedactionRules = noRules,
    shared: Pick<KnownSecrets, 'all'> = new KnownSecrets()
  ) {
    this.#rules = rules
    this.#shared = shared
    for (const secret of secrets) this.hide(secret)
  }

  /** One that takes out the same as another did, which may be in another thread. */
  static of({ secrets, rules, shared }: Redaction): Redactor {
    return new Redactor(secrets, rules, { all: () => shared })
  }

  /** What it takes out now. */
  get redaction(): Redaction {
    return { secrets: this.#secrets, shared: this.#shared.all(), rules: this.#rules }
  }

  /** A value that must not be kept anywhere from now on. False: known already. */
  hide(secret: string): boolean {
    if (this.#secrets.includes(secret)) return false
    this.#secrets.push(secret)
    return true
  }

  // Only what is recorded has to know them.
  get #known(): readonly string[] {
    const shared = this.#shared.all()
    if (shared === this.#before && this.#ownOf === this.#secrets.length) return this.#all
    for (; this.#ownOf < this.#secrets.length; this.#ownOf += 1) {
      this.#own.push(...formsOf(this.#secrets[this.#ownOf] ?? ''))
    }
    this.#before = shared
    this.#headers = null
    this.#all = shared.length === 0 ? this.#own : [...new Set([...this.#own, ...shared])]
    return this.#all
  }

  text(text: string): string {
    return redactText(text, this.#known, this.#rules)
  }

  /** A name, or what stands for one; of one that is absurdly long the beginning. */
  name(name: string): string {
    return shortened(this.text(name), longest.name)
  }

  /** A sentence or some; of a text without end the beginning. */
  sentence(text: string): string {
    return shortened(this.text(text), longest.text)
  }

  value(value: unknown): unknown {
    return redacted(value, this.#known, this.#rules)
  }

  /** Of JSON text. */
  jsonText(text: string): string {
    return redactedJsonText(text, this.#known, this.#rules)
  }

  headers(headers: SeenHeaders): Readonly<Record<string, string>> {
    const known = this.#known
    const before = (this.#headers ??= new Map<string, SeenHeader>())
    const clean: (readonly [string, string])[] = []
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) continue
      const text = headerText(value)
      let seen = before.get(name)
      if (seen?.text !== text) {
        seen = { text, clean: redactHeader(name, text, known, this.#rules) }
        before.set(name, seen)
      }
      clean.push(seen.clean)
    }
    return Object.fromEntries(clean)
  }

  parameters(parameters: QueryParameters): string {
    return redactParameters(parameters, this.#known, this.#rules)
  }
}
