import type { Content } from '../feed.ts'
import type { Definition } from './definition.ts'
import type { Entity, Placement } from './entity.ts'

type Seed = Placement & { readonly name: string; readonly content: Content }

/** Owns the objects of one of splunkd's collections, in the order of their making. */
export class EntityCollection {
  readonly definition: Definition
  readonly #clock: () => number
  #entities: readonly Entity[]

  /** `seeds` come with the product: they cannot be deleted. `clock` in milliseconds. */
  constructor(definition: Definition, seeds: readonly Seed[], clock: () => number) {
    this.definition = definition
    this.#clock = clock
    this.#entities = seeds.map((seed) => ({
      ...seed,
      content: { ...definition.defaults, ...seed.content },
      updated: clock(),
      removable: false
    }))
  }

  list(): readonly Entity[] {
    return this.#entities
  }

  /** The object of this name in the same place: within an app, a private one hides no shared one. */
  at(name: string, placement: Placement): Entity | undefined {
    return this.#entities.find(
      (entity) =>
        entity.name === name &&
        entity.app === placement.app &&
        (entity.sharing === 'user') === (placement.sharing === 'user') &&
        (entity.sharing !== 'user' || entity.owner === placement.owner)
    )
  }

  add(name: string, placement: Placement, content: Content): Entity {
    const { owner, app, sharing, perms } = placement
    const entity: Entity = {
      name,
      owner,
      app,
      sharing,
      perms,
      content: { ...this.definition.defaults, ...content },
      updated: this.#clock(),
      removable: true
    }
    this.#entities = [...this.#entities, entity]
    return entity
  }

  change(entity: Entity, content: Content, placement: Partial<Placement> = {}): Entity {
    const changed = {
      ...entity,
      ...placement,
      content: { ...entity.content, ...content },
      updated: this.#clock()
    }
    this.#entities = this.#entities.map((other) => (other === entity ? changed : other))
    return changed
  }

  remove(entity: Entity): void {
    this.#entities = this.#entities.filter((other) => other !== entity)
  }
}
