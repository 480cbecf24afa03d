import type { Random } from './random.ts'

export const secondsPerDay = 86_400

// Share of each hour (UTC), relative to the others.
const officeHours = [
  1, 1, 1, 1, 1, 2, 5, 9, 14, 16, 16, 14, 11, 14, 16, 15, 13, 9, 5, 3, 2, 2, 1, 1
]
const shopHours = [4, 3, 2, 2, 2, 3, 4, 6, 8, 9, 9, 10, 11, 10, 9, 9, 10, 11, 13, 15, 16, 14, 10, 6]
const steady = new Array<number>(24).fill(1)

const curves = { office: officeHours, shop: shopHours, steady } as const
type Curve = keyof typeof curves

/** One UTC day that is planned: its midnight in seconds, and moments in it that follow a daily curve. */
export class Day {
  readonly number: number
  readonly start: number

  constructor(number: number) {
    this.number = number
    this.start = number * secondsPerDay
  }

  get weekend(): boolean {
    // 1970-01-01 was a Thursday.
    return (this.number + 4) % 7 === 0 || (this.number + 4) % 7 === 6
  }

  /** Offices are quieter at the weekend, shops are not. */
  volume(curve: Curve, weekday: number): number {
    return curve === 'office' && this.weekend ? Math.round(weekday * 0.6) : weekday
  }

  /** In seconds, to the millisecond. */
  moment(curve: Curve, random: Random): number {
    const shares = curves[curve]
    let left = random.next() * shares.reduce((sum, share) => sum + share, 0)
    const hour = shares.findIndex((share) => (left -= share) < 0)
    return milliseconds(this.start + (hour < 0 ? 23 : hour) * 3600 + random.next() * 3600)
  }
}

/** Rounds seconds to the millisecond, so that times print as they were made. */
export const milliseconds = (time: number): number => Math.round(time * 1000) / 1000
