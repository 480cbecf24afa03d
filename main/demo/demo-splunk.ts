import { Accounts, demoPassword, demoUsername } from './accounts/accounts.ts'
import { FiredAlerts } from './alerts/fired-alerts.ts'
import { makeCertificate } from './certificate.ts'
import { Configurations } from './configurations/configurations.ts'
import { Access } from './entities/access.ts'
import type { Knowledge } from './evaluation/knowledge.ts'
import { GeneratedSource } from './generator/generated-source.ts'
import { LineUpkeep } from './generator/line-upkeep.ts'
import { Dispatch } from './jobs/dispatch.ts'
import { Jobs } from './jobs/jobs.ts'
import { Scheduler } from './jobs/scheduler.ts'
import { Journal } from './journal.ts'
import { KvStore } from './kv-store/kv-store.ts'
import { Lookups } from './lookups/lookups.ts'
import { plantedKvCollections } from './knowledge/kv-collections.ts'
import { lookupDefinitionsOf, plantedLookupDefinitions } from './knowledge/lookup-definitions.ts'
import { plantedApps } from './knowledge/apps.ts'
import { commandReference } from './knowledge/command-reference.ts'
import { eventTypesOf, plantedEventTypes } from './knowledge/event-types.ts'
import { plantedIndexes } from './knowledge/indexes.ts'
import { macroCollection, macrosOf } from './knowledge/macros.ts'
import { plantedMessages } from './knowledge/messages.ts'
import { storedPasswords } from './knowledge/passwords.ts'
import { plantedSavedSearches } from './knowledge/saved-searches.ts'
import { plantedTags, tagsOf } from './knowledge/tags.ts'
import { plantedViews } from './knowledge/views.ts'
import { restEntries } from './rest/rest-entries.ts'
import { routes } from './rest/routes.ts'
import type { World } from './rest/world.ts'
import { Router } from './router.ts'
import { SignIn } from './sign-in.ts'
import { Splunkd } from './splunkd.ts'

export interface DemoSplunk {
  /** `https://127.0.0.1:18089` */
  readonly url: string
  readonly port: number
  readonly username: string
  readonly password: string
  /** An authentication token of the same user, for `Authorization: Bearer`. */
  readonly token: string
  /** 64 hex digits: what a profile pins. */
  readonly certificateSha256: string
  /** Events in the indexes that are not internal; grows while the demo runs. */
  readonly eventCount: number
  /** Writes the lines of its events, which the first search that reads one does otherwise. */
  writeAhead(): Promise<void>
  /** Ends every search and connection; nothing is left that keeps the process alive. */
  stop(): Promise<void>
}

export interface DemoSplunkOptions {
  /** The next free one is taken when it is in use; 0 is any. */
  readonly port?: number
  readonly host?: string
  /** The same seed gives the same events for the same day. */
  readonly seed?: number
  /** The present, in milliseconds. */
  readonly now?: () => number
}

/**
 * Starts an https server on this machine that answers like splunkd, over generated events of the 7
 * days before now. Throws what the system says when no port can be had.
 */
export async function startDemoSplunk(options: DemoSplunkOptions = {}): Promise<DemoSplunk> {
  const { port = 18_089, host = '127.0.0.1', seed = 18_089, now = Date.now } = options
  const [source, certificate] = await Promise.all([
    GeneratedSource.create(seed, now),
    makeCertificate(Date.now())
  ])
  const journal = new Journal(source, now)
  const store = new KvStore()
  const kvCollections = plantedKvCollections(store, now)
  const lookupDefinitions = plantedLookupDefinitions(now)
  const lookups = new Lookups(store, () => lookupDefinitionsOf(lookupDefinitions))
  const everywhere = (user: string) => ({ user, namespace: { owner: user, app: '-' } })
  const knowledge: Knowledge = {
    lookup: (name) => lookups.find(name),
    eventTypes: (user) => eventTypesOf(access.visible(eventTypes.list(), everywhere(user))),
    tags: (user) => tagsOf(access.visible(tags.list(), everywhere(user))),
    rest: restEntries(() => ({ router, access }))
  }
  const site = { source, knowledge }
  const accounts = new Accounts(now)
  const jobs = new Jobs(site, journal, now, (user) => accounts.searchQuota(user))
  const apps = plantedApps(now)
  const access = new Access(accounts, apps)
  const indexes = plantedIndexes(source.indexes, now)
  const macros = macroCollection(now)
  const savedSearches = plantedSavedSearches(now)
  const eventTypes = plantedEventTypes(now)
  const tags = plantedTags(now)
  const signIn = new SignIn(accounts, now)
  const { token } = signIn.tokens.issue(demoUsername, 'demo')
  const dispatch = new Dispatch(jobs, site, () => macrosOf(macros), now)
  const upkeep = new LineUpkeep(source, () => jobs.isBusy)
  const scheduler = new Scheduler({ savedSearches, dispatch, jobs, clock: now })
  const world: World = {
    ...site,
    store,
    kvCollections,
    lookups,
    lookupDefinitions,
    firedAlerts: new FiredAlerts(now()),
    accounts,
    access,
    signIn,
    jobs,
    dispatch,
    apps,
    savedSearches,
    views: plantedViews(now),
    messages: plantedMessages(now),
    passwords: storedPasswords(now),
    indexes,
    eventTypes,
    tags,
    configurations: new Configurations(
      {
        collections: kvCollections,
        eventtypes: eventTypes,
        indexes,
        macros,
        savedsearches: savedSearches,
        searchbnf: commandReference(now),
        tags
      },
      now
    ),
    journal,
    clock: now,
    startedAt: now()
  }
  const router = new Router(routes(world))
  const splunkd = new Splunkd({ certificate, router, signIn, access, journal })
  const stop = async (): Promise<void> => {
    upkeep.close()
    scheduler.close()
    jobs.close()
    await splunkd.close()
  }
  try {
    const taken = await splunkd.listen(port, host)
    scheduler.start()
    upkeep.start()
    return {
      url: `https://${host}:${taken}`,
      port: taken,
      username: demoUsername,
      password: demoPassword,
      token,
      certificateSha256: certificate.sha256,
      get eventCount() {
        return source.indexes
          .filter((index) => !index.startsWith('_'))
          .reduce((sum, index) => sum + source.size(index).count, 0)
      },
      writeAhead: () => upkeep.writeAhead(),
      stop
    }
  } catch (error) {
    jobs.close()
    throw error
  }
}
