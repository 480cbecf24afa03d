import planted from './fired-alerts.json' with { type: 'json' }

/** A time at which an alert fired. Times in seconds. */
export interface FiredAlert {
  /** `scheduler__admin__search__RMD5…_at_1791467606_3_1791467608` */
  readonly id: string
  readonly search: string
  readonly sid: string
  readonly time: number
  readonly expires: number
  /** 1 debug, 2 info, 3 warning, 4 error, 5 severe, 6 fatal. */
  readonly severity: number
  readonly alerts: number
}

const idShape = /_at_\d+_\d+_\d+$/
const day = 86_400
// The demo's events are a week old at most, and so are its alerts.
const kept = 7 * day

/** The alerts that the planted incidents have fired, newest first. */
export class FiredAlerts {
  #alerts: readonly FiredAlert[]

  /** `now` in milliseconds: the start of the demo, from which the incidents count back. */
  constructor(now: number) {
    const midnight = Math.floor(now / 1000 / day) * day
    this.#alerts = planted
      .map(({ search, daysAgo, time, severity, alerts }, number) => {
        const [hours = 0, minutes = 0] = time.split(':').map(Number)
        const at = midnight - daysAgo * day + hours * 3600 + minutes * 60
        const name = Buffer.from(search).toString('hex').slice(0, 18)
        const sid = `scheduler__admin__search__RMD5${name}_at_${at}_${number + 1}`
        return {
          id: `${sid}_${at + 2}`,
          search,
          sid,
          time: at + 2,
          expires: at + 2 + kept,
          severity,
          alerts
        }
      })
      .sort((a, b) => b.time - a.time)
  }

  list(): readonly FiredAlert[] {
    return this.#alerts
  }

  /** Of one saved search; `-` stands for all. */
  of(search: string): readonly FiredAlert[] {
    return search === '-' ? this.#alerts : this.#alerts.filter((alert) => alert.search === search)
  }

  /** False for what is no alert's id, whether there is one or not. */
  isId(text: string): boolean {
    return idShape.test(text)
  }

  /** False when there is none of this id. */
  remove(id: string): boolean {
    const left = this.#alerts.filter((alert) => alert.id !== id)
    const found = left.length < this.#alerts.length
    this.#alerts = left
    return found
  }
}
