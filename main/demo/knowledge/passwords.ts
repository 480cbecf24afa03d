import type { Definition } from '../entities/definition.ts'
import { EntityCollection } from '../entities/entity-collection.ts'

const definition: Definition = {
  path: 'storage/passwords',
  defaults: { password: '', realm: '' },
  required: ['password'],
  shared: true,
  read: 'list_storage_passwords',
  write: 'list_storage_passwords'
}

/** storage/passwords; empty at first. `clock` in milliseconds. */
export const storedPasswords = (clock: () => number): EntityCollection =>
  new EntityCollection(definition, [], clock)
