import type { Content } from '../feed.ts'
import type { Arguments } from '../rest/arguments.ts'
import { refusal } from '../rest/rest-error.ts'
import type { Placement } from './entity.ts'

/** What one collection of splunkd takes and gives. */
export interface Definition {
  /** `saved/searches` */
  readonly path: string
  /**
   * What a new object starts with. The JSON type of a value is the type of the argument of that name;
   * null becomes a boolean once it is set.
   */
  readonly defaults: Content
  readonly required?: readonly string[]
  /** Further arguments, kept as text: `action.*`, or `*` for any. */
  readonly wildcard?: readonly string[]
  /** Arguments that steer a request and are not kept. */
  readonly unkept?: readonly string[]
  /** Where all objects of the collection are, whatever the namespace of a request. */
  readonly fixed?: Placement
  /** New objects are for all users of the app, whoever makes them. */
  readonly shared?: boolean
  /** The capability without which nothing is listed; `search` when none is named. */
  readonly read?: string
  /** The capability without which nothing is changed; else the object's permissions decide. */
  readonly write?: string
  /** Text of the refusal when the name is taken. */
  readonly taken?: (name: string) => string
}

const always: ReadonlySet<string> = new Set(['name', 'output_mode'])

/** What a request wants to set, typed. Throws `RestError` 400 for what the collection does not take. */
export function changes(definition: Definition, args: Arguments): Content {
  const names = new Set(args.names())
  const kept = [...names].filter(
    (name) => !always.has(name) && definition.unkept?.includes(name) !== true
  )
  return Object.fromEntries(kept.map((name) => [name, read(definition, name, args.all(name))]))
}

/** Throws `RestError` 400 when an argument is missing without which nothing is created. */
export function requireArguments({ required = [] }: Definition, args: Arguments): void {
  const missing = required.filter((name) => args.get(name) === null)
  if (missing.length > 0) {
    throw refusal(400, `The following required arguments are missing: ${missing.join(', ')}.`)
  }
}

function read(definition: Definition, name: string, values: readonly string[]): unknown {
  const text = values.at(-1) ?? ''
  if (Object.hasOwn(definition.defaults, name)) {
    const known = definition.defaults[name]
    if (Array.isArray(known)) return values.filter((value) => value !== '')
    if (typeof known === 'boolean' || known === null) return boolean(name, text)
    return typeof known === 'number' ? number(name, text) : text
  }
  if (definition.wildcard?.some((pattern) => name.startsWith(pattern.replace('*', '')))) return text
  throw refusal(400, `Argument "${name}" is not supported by this handler.`)
}

function boolean(name: string, text: string): boolean {
  if (/^(1|t|true|y|yes|on)$/i.test(text)) return true
  if (/^(0|f|false|n|no|off|)$/i.test(text)) return false
  throw refusal(400, `Invalid value "${text}" for argument "${name}": a boolean is expected.`)
}

function number(name: string, text: string): number {
  if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return Number(text)
  throw refusal(400, `Invalid value "${text}" for argument "${name}": a number is expected.`)
}
