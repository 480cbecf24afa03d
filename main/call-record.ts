import { historyPlace } from './history-place.ts'
import { Exports } from './inspector/export/exports.ts'
import { historyImports, historySource } from './inspector/export/history-source.ts'
import { Imports } from './inspector/export/import/imports.ts'
import type { HistoryState } from './inspector/history/contract.ts'
import { History } from './inspector/history/history.ts'
import type { HistoryPlace } from './inspector/history/messages.ts'
import { Inspector } from './inspector/inspector.ts'
import { followHistorySettings, redactionProblems, redactionRulesOf } from './inspector-settings.ts'
import type { Profiles } from './profiles/profiles.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import type { SettingsOwner } from './settings/settings.ts'

export interface RecordDeps {
  readonly program: string
  readonly version: string
  readonly dataDir: string
  readonly secrets: SecretStore
  readonly settings: SettingsOwner
  readonly profiles: Profiles
  /** The built program of the history's thread. */
  readonly historyThread: URL
}

/** The record of what clients do: the inspector, the history that it feeds, exports and imports. */
export class CallRecord {
  readonly inspector: Inspector
  readonly exports: Exports
  readonly imports: Imports
  /** What of the settings cannot be applied, in sentences. */
  readonly problems: readonly string[]
  readonly #deps: RecordDeps
  #placing: Promise<HistoryPlace> | null = null
  readonly #unfollow: () => void

  constructor(deps: RecordDeps) {
    const { settings, profiles } = deps
    this.#deps = deps
    this.problems = redactionProblems(settings)
    const history = new History(deps.historyThread)
    this.inspector = new Inspector(history, redactionRulesOf(settings))
    this.exports = new Exports({
      source: historySource(history),
      program: deps.program,
      version: deps.version,
      known: () => ({
        users: profiles
          .list()
          .flatMap(({ signIn }) => (signIn.kind === 'password' ? [signIn.username] : [])),
        hosts: profiles.list().map(({ address }) => address.host)
      })
    })
    this.imports = new Imports(historyImports(history))
    this.#unfollow = followHistorySettings(this.inspector, settings)
  }

  /** Opens the history while the program goes on: what is recorded before waits for it. */
  start(): void {
    const { secrets, dataDir } = this.#deps
    this.#placing = historyPlace(secrets, dataDir)
    void this.#placing.then((place) => this.#open(place))
  }

  #open(place: HistoryPlace): void {
    void this.inspector.open({ place, retention: this.#deps.settings.value.history })
  }

  /** Whether calls are recorded; private mode lasts until it is changed. */
  capture(capture: HistoryState['capture']): HistoryState {
    const privateMode = capture === 'private'
    if (privateMode !== this.#deps.settings.value.privateMode) {
      this.#deps.settings.save({ privateMode })
    }
    return this.inspector.capture(capture)
  }

  /** Writes what is not in the history yet. */
  async stop(): Promise<void> {
    this.exports.stop()
    this.#unfollow()
    await this.#placing
    await this.inspector.stop()
  }
}
