import type { Definition } from '../entities/definition.ts'
import type { Entity } from '../entities/entity.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import type { LookupDefinition } from '../lookups/lookups.ts'
import planted from '../lookups/definitions.json' with { type: 'json' }

const texts = [
  'collection',
  'external_cmd',
  'external_type',
  'fields_list',
  'filename',
  'match_type'
]

const definition: Definition = {
  path: 'data/transforms/lookups',
  defaults: {
    case_sensitive_match: true,
    default_match: '',
    disabled: false,
    max_matches: 100,
    min_matches: 0
  },
  wildcard: texts
}

/** data/transforms/lookups. `clock` in milliseconds. */
export const plantedLookupDefinitions = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map(({ name, ...content }) => ({ ...sharedIn('search'), name, content })),
    clock
  )

/** The definitions that searches may name. */
export const lookupDefinitionsOf = (collection: EntityCollection): readonly LookupDefinition[] =>
  collection
    .list()
    .filter(({ content }) => content.disabled !== true)
    .map(definitionOf)

function definitionOf({ name, app, content }: Entity): LookupDefinition {
  const text = (key: string): string | undefined => {
    const value = content[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    name,
    app,
    filename: text('filename'),
    collection: text('collection'),
    fieldsList: text('fields_list'),
    matchType: text('match_type') ?? '',
    caseSensitive: content.case_sensitive_match !== false,
    mostMatches: Number(content.max_matches),
    leastMatches: Number(content.min_matches),
    otherwise: text('default_match') ?? ''
  }
}
