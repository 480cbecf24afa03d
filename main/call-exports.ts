import { Exports } from './inspector/export/exports.ts'
import { historyImports, historySource } from './inspector/export/history-source.ts'
import { Imports } from './inspector/export/import/imports.ts'
import type { History } from './inspector/history/history.ts'
import type { Profile } from './profiles/profile.ts'
import type { Profiles } from './profiles/profiles.ts'

/** What a sanitised export must not name, although no call may tell that it is a name. */
export const namesOf = (profiles: readonly Profile[]) => ({
  users: profiles.flatMap(({ signIn }) => (signIn.kind === 'password' ? [signIn.username] : [])),
  hosts: profiles.map(({ address }) => address.host)
})

/** Exports of the history, and imports into it. */
export const callExports = (history: History, profiles: Profiles, version: string) => ({
  exports: new Exports({
    source: historySource(history),
    program: 'Switchboard for Splunk',
    version,
    known: () => namesOf(profiles.list())
  }),
  imports: new Imports(historyImports(history))
})
