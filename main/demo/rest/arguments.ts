import { refusal } from './rest-error.ts'

/** Arguments of a request, from its query and its form body alike, as splunkd takes them. */
export class Arguments {
  readonly #values: URLSearchParams

  constructor(query: string, body: string) {
    this.#values = new URLSearchParams([
      ...new URLSearchParams(query),
      ...new URLSearchParams(body)
    ])
  }

  /** The first value; an empty one counts as absent. */
  get(name: string): string | null {
    const value = this.#values.get(name)
    return value === '' ? null : value
  }

  all(name: string): readonly string[] {
    return this.#values.getAll(name)
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  /** In the order of their coming; repeated where the caller repeats them. */
  names(): readonly string[] {
    return [...this.#values.keys()]
  }

  integer(name: string, otherwise: number): number {
    const value = this.get(name)
    if (value === null) return otherwise
    if (!/^-?\d{1,15}$/.test(value)) {
      throw refusal(400, `Invalid value "${value}" for argument "${name}": an integer is expected.`)
    }
    return Number(value)
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.get(name)
    return value === null ? otherwise : /^(1|t|true|y|yes|on)$/i.test(value)
  }

  /** What the caller sent, for the job's `request` and for logs; without passwords and output_mode. */
  entries(): readonly (readonly [string, string])[] {
    return [...this.#values].filter(([name]) => name !== 'output_mode' && !/password/i.test(name))
  }
}
