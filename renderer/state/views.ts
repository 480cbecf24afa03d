import type { Api } from '../../preload/api.ts'
import { HistoryView } from './history-view.ts'

/** The views of the history that this window has open. */
export class Views {
  readonly #api: Api
  readonly #views = new Set<HistoryView>()

  constructor(api: Api) {
    this.#api = api
    api.on('inspector.changed', (change) => {
      for (const view of this.#views) view.tell(change)
    })
  }

  make(): HistoryView {
    return new HistoryView(this.#api)
  }

  /** From here on it is told what changes. */
  add(view: HistoryView): void {
    this.#views.add(view)
  }

  close(view: HistoryView): void {
    this.#views.delete(view)
    view.close()
  }

  /** After the line to main was lost, or the history cleared. */
  again(): void {
    for (const view of this.#views) void view.again()
  }
}
