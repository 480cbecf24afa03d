import { expect, test } from 'vitest'
import { tableInRepository, toolsTable } from '../../../tools-table.ts'

test('the table of tools says what the tools are: after a change run node tests/tools-table.ts', async () => {
  expect(tableInRepository()).toBe(await toolsTable())
})
