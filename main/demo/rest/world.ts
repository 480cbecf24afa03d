import type { Accounts } from '../accounts/accounts.ts'
import type { FiredAlerts } from '../alerts/fired-alerts.ts'
import type { Configurations } from '../configurations/configurations.ts'
import type { Access } from '../entities/access.ts'
import type { EntityCollection } from '../entities/entity-collection.ts'
import type { GeneratedSource } from '../generator/generated-source.ts'
import type { Knowledge } from '../evaluation/knowledge.ts'
import type { KvStore } from '../kv-store/kv-store.ts'
import type { Lookups } from '../lookups/lookups.ts'
import type { Dispatch } from '../jobs/dispatch.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Journal } from '../journal.ts'
import type { SignIn } from '../sign-in.ts'

/** What the endpoints work on: one demo Splunk's parts. */
export interface World {
  readonly source: GeneratedSource
  readonly knowledge: Knowledge
  readonly store: KvStore
  readonly kvCollections: EntityCollection
  readonly lookups: Lookups
  readonly lookupDefinitions: EntityCollection
  readonly firedAlerts: FiredAlerts
  readonly eventTypes: EntityCollection
  readonly tags: EntityCollection
  readonly accounts: Accounts
  readonly access: Access
  readonly signIn: SignIn
  readonly jobs: Jobs
  readonly dispatch: Dispatch
  readonly apps: EntityCollection
  readonly savedSearches: EntityCollection
  readonly views: EntityCollection
  readonly indexes: EntityCollection
  readonly configurations: Configurations
  readonly journal: Journal
  /** Milliseconds. */
  readonly clock: () => number
  readonly startedAt: number
}
