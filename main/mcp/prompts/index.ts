import type { Prompt } from '../prompt.ts'
import { explainSavedSearch } from './explain-saved-search.ts'
import { investigateAddress, investigateHost, investigateUser } from './investigate.ts'
import { triageAlert } from './triage-alert.ts'
import { tuneSearch } from './tune-search.ts'
import { writeSpl } from './write-spl.ts'

/** Tasks of an analyst, in the order that clients show them. */
export const prompts: readonly Prompt[] = [
  triageAlert,
  investigateHost,
  investigateUser,
  investigateAddress,
  writeSpl,
  tuneSearch,
  explainSavedSearch
]
