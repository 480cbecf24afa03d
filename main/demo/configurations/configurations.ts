import type { Definition } from '../entities/definition.ts'
import { inSystem, sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './configurations.json' with { type: 'json' }

const files: Readonly<Record<string, Readonly<Record<string, object>>>> = planted

// What describes data belongs to an app, what describes the server to the system.
const inApps: readonly string[] = ['props', 'transforms']

/** The configuration files of the demo Splunk, each a collection of stanzas. */
export class Configurations {
  readonly #clock: () => number
  readonly #files: Map<string, EntityCollection>

  /** `others`: files whose stanzas are kept elsewhere, by name. `clock` in milliseconds. */
  constructor(others: Readonly<Record<string, EntityCollection>>, clock: () => number) {
    this.#clock = clock
    this.#files = new Map(Object.entries(others))
    for (const [file, stanzas] of Object.entries(files)) {
      const placement = inApps.includes(file)
        ? ({ ...sharedIn('search'), sharing: 'global' } as const)
        : inSystem
      const seeds = Object.entries(stanzas).map(([name, values]) => ({
        ...placement,
        name,
        content: { ...values }
      }))
      this.#files.set(file, new EntityCollection(confDefinition(file), seeds, clock))
    }
  }

  /** Sorted. */
  names(): readonly string[] {
    return [...this.#files.keys()].sort()
  }

  file(name: string): EntityCollection | undefined {
    return this.#files.get(name)
  }

  /** An empty file; one of this name stays as it is. */
  create(name: string): void {
    if (this.#files.has(name)) return
    this.#files.set(name, new EntityCollection(confDefinition(name), [], this.#clock))
  }
}

/** Values of a configuration file are text. */
export const confDefinition = (file: string): Definition => ({
  path: `configs/conf-${file}`,
  defaults: { disabled: false },
  wildcard: ['*'],
  read: 'list_settings'
})
