import { EventEmitter } from 'node:events'
import { z } from 'zod'
import type { Store } from './store.ts'

export const appearances = ['system', 'light', 'dark'] as const
export const headerLoginRules = ['on', 'profile-hosts', 'off'] as const
export const newSessionRules = ['default', 'ask'] as const

const proxyUrl = z
  .string()
  .trim()
  .refine(
    (text) => /^https?:\/\/[^@/?#]+\/?$/i.test(text) && URL.canParse(text),
    "A proxy's address looks like http://proxy.example.com:3128. A name and password stand in HTTPS_PROXY of the environment, never here."
  )

/** The way to Splunk: by HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment, direct, or through this proxy. */
export const proxySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('environment') }),
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('address'),
    url: proxyUrl,
    /** Hosts that are reached directly, written as in NO_PROXY. */
    except: z.string().trim().max(2000).default('')
  })
])

/** How long calls are kept, and how large their file may become. */
export const historySchema = z.object({
  days: z
    .int()
    .min(1, 'Keep calls for a day or more.')
    .max(3650, 'Keep calls for 3,650 days or less.'),
  /** Of the file of the history. */
  megabytes: z
    .int()
    .min(50, 'Give the history 50 MB or more.')
    .max(100_000, 'Give the history 100,000 MB or less.')
})

/** A filter of the inspector's list under a name; its text is in the language of main/inspector/filter. */
export const savedFilterSchema = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(60),
  text: z.string().trim().min(1).max(2000)
})

/** What the user sets for the whole program. */
export const settingsSchema = z.object({
  port: z.int().min(0).max(65535).default(8003),
  /** Whether a request without a token may use the endpoint at all. */
  anonymous: z.boolean().default(true),
  /** Whether requests may bring their own Splunk login in X-Splunk-* headers, and to which hosts. */
  headerLogins: z.enum(headerLoginRules).default('on'),
  /** What a new session of a client uses where no rule names its Splunk: the default, or what the user is asked. */
  newSessions: z.enum(newSessionRules).default('default'),
  /** How long calls are kept: the oldest go first, but for pinned ones. */
  history: historySchema.default({ days: 90, megabytes: 2000 }),
  /** Calls are kept nowhere; they show only while they run. */
  privateMode: z.boolean().default(false),
  /** Regular expressions for what is taken out of every record, as main/inspector/user-pattern takes them. */
  redactions: z.array(z.string().min(1).max(200)).max(50).readonly().default([]),
  /** Names of JSON keys, headers and parameters whose values are taken out of every record. */
  redactedNames: z.array(z.string().trim().min(1).max(100)).max(100).readonly().default([]),
  proxy: proxySchema.default({ kind: 'environment' }),
  appearance: z.enum(appearances).default('system'),
  /** Whether the demo Splunk starts with the program, as long as its profile is there. */
  demo: z.boolean().default(true),
  /** The profile that sessions use when nothing else names one. */
  defaultProfileId: z.string().nullable().default(null),
  /** In the order in which they are offered. */
  savedFilters: z.array(savedFilterSchema).max(100, 'At most 100 filters.').readonly().default([])
})

export type Settings = Readonly<z.infer<typeof settingsSchema>>

/** Owns the settings; every change is on disk before `save` returns. */
export class SettingsOwner {
  readonly #store: Store
  readonly #events = new EventEmitter()
  /** What could not be read at start, in a sentence. */
  readonly problem: string | null
  #value: Settings

  constructor(store: Store) {
    this.#store = store
    const stored = store.get('settings') ?? {}
    const parsed = settingsSchema.safeParse(stored)
    this.#value = parsed.success ? parsed.data : settingsSchema.parse({})
    if (parsed.success) this.problem = null
    else {
      store.set('brokenSettings', stored)
      this.problem = `The settings in config.json could not be read: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}. They were kept aside there as "brokenSettings", and the usual ones apply.`
    }
  }

  get value(): Settings {
    return this.#value
  }

  save(change: Partial<Settings>): Settings {
    this.#value = settingsSchema.parse({ ...this.#value, ...change })
    this.#store.set('settings', this.#value)
    this.#events.emit('changed')
    return this.#value
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }
}
