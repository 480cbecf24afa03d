import { expect, test } from 'vitest'
import { neededFields } from '../../../../main/demo/evaluation/needed-fields.ts'
import { parsePipeline } from '../../../../main/spl/pipeline.ts'

const needsOf = (spl: string) => neededFields(parsePipeline(spl))

test('a search that counts reads the fields that it names', () => {
  const needs = needsOf('search index=web status>=500 | stats count by uri_path')
  expect(['status', 'uri_path', 'bytes'].map((name) => needs?.(name))).toEqual([true, true, false])
})

test('a search may read any field where it keeps all, or where a subsearch names them', () => {
  expect(needsOf('search index=web')).toBeNull()
  expect(needsOf('search index=web [ inputlookup watched.csv ] | stats count')).toBeNull()
})
