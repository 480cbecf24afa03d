import type { Definition } from '../entities/definition.ts'
import { sharedIn } from '../entities/entity.ts'
import { EntityCollection } from '../entities/entity-collection.ts'
import planted from './data-models.json' with { type: 'json' }

type Planted = (typeof planted)[number]

const definition: Definition = {
  path: 'datamodel/model',
  defaults: {
    'acceleration.allowed': true,
    'acceleration.hunk.compression_codec': '',
    'dataset.type': 'datamodel',
    disabled: false,
    displayName: '',
    'eai:type': 'datamodel',
    strict_fields: 'true',
    tags_whitelist: ''
  },
  wildcard: ['acceleration', 'description', 'eai:data', 'provisional'],
  required: ['eai:data']
}

const acceleration = {
  enabled: false,
  earliest_time: '-1mon',
  cron_schedule: '*/5 * * * *',
  max_time: 3600
}

/** datamodel/model. Description and acceleration are JSON in a text. `clock` in milliseconds. */
export const plantedDataModels = (clock: () => number): EntityCollection =>
  new EntityCollection(
    definition,
    planted.map((model) => ({
      ...sharedIn('search'),
      sharing: 'global' as const,
      name: model.name,
      content: {
        displayName: model.displayName,
        description: JSON.stringify(described(model)),
        acceleration: JSON.stringify(acceleration)
      }
    })),
    clock
  )

function described(model: Planted): object {
  const { name, displayName, description, objects } = model
  return {
    modelName: name,
    displayName,
    description,
    objectSummary: { 'Event-Based': objects.length, 'Transaction-Based': 0, 'Search-Based': 0 },
    objects: objects.map((object) => describedObject(model, object)),
    objectNameList: objects.map(({ objectName }) => objectName)
  }
}

function describedObject(model: Planted, object: Planted['objects'][number]): object {
  const lineage = lineageOf(model, object.objectName)
  const fields = object.fields as readonly { fieldName: string; type: string; required: boolean }[]
  return {
    objectName: object.objectName,
    displayName: object.displayName,
    parentName: object.parentName,
    lineage: lineage.join('.'),
    fields: fields.map((field) => ({
      ...field,
      owner: object.objectName,
      displayName: field.fieldName,
      multivalue: false,
      hidden: false,
      editable: true,
      comment: ''
    })),
    calculations: [],
    constraints: [{ search: object.constraint, owner: object.objectName }],
    children: model.objects
      .filter(({ parentName }) => parentName === object.objectName)
      .map(({ objectName }) => objectName)
  }
}

function lineageOf(model: Planted, name: string): string[] {
  const object = model.objects.find(({ objectName }) => objectName === name)
  return object === undefined ? [] : [...lineageOf(model, object.parentName), name]
}
