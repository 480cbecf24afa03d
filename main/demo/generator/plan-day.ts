import { Day, secondsPerDay } from './day.ts'
import { bruteForce } from './incidents/brute-force.ts'
import { checkoutOutage, duringOutage } from './incidents/checkout-outage.ts'
import { rootKey } from './incidents/root-key.ts'
import { webScan } from './incidents/web-scan.ts'
import type { Emit, LineMaker } from './line.ts'
import { mix, Random } from './random.ts'
import { sourcetypes } from './sourcetypes.ts'

const incidents = [bruteForce, checkoutOutage, rootKey, webScan]

export interface PlannedEvent {
  readonly maker: LineMaker
  readonly time: number
  readonly seed: number
}

/**
 * All events of one UTC day by index, oldest first. The ordinary ones depend on seed and day alone,
 * so a restart shows the same past; the incidents lie on fixed days before `today`.
 */
export function planDay(seed: number, number: number, today: number): Map<string, PlannedEvent[]> {
  const day = new Day(number)
  const planned = new Map<string, PlannedEvent[]>()
  const add: Emit = (maker, time, eventSeed) => {
    if (time < day.start || time >= day.start + secondsPerDay) return
    const event = { maker, time, seed: eventSeed }
    const list = planned.get(maker.index)
    if (list === undefined) planned.set(maker.index, [event])
    else list.push(event)
  }
  const outage = number === today - checkoutOutage.daysAgo
  const emit: Emit = (maker, time, eventSeed) =>
    add(outage ? duringOutage(maker, eventSeed, time - day.start) : maker, time, eventSeed)

  sourcetypes.forEach((sourcetype, position) =>
    sourcetype.traffic(day, new Random(mix(mix(seed, number), position)), emit)
  )
  for (const incident of incidents) {
    if (number === today - incident.daysAgo) incident.plan(day.start, add)
  }
  for (const list of planned.values()) list.sort((a, b) => a.time - b.time)
  return planned
}
