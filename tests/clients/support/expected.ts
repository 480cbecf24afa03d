import { expect } from 'vitest'

/** What each client must be able to do, in its own way. */
export interface Ability {
  /** The names of the tools. */
  readonly listTools: () => Promise<readonly string[]>
  /** The answer of list_indexes, in any form. */
  readonly listIndexes: () => Promise<unknown>
}

/** Lists the tools and asks the demo Splunk for its indexes. */
export async function expectSplunk({ listTools, listIndexes }: Ability): Promise<void> {
  expect(await listTools()).toContain('list_indexes')
  expect(JSON.stringify(await listIndexes())).toContain('security')
}

/** The endpoint's own words for a token that it does not know. */
export const unknownToken = 'Switchboard for Splunk does not know this token'
export const wrongToken = 'sbs_wrong-token-of-a-test'
