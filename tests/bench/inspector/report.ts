/** Prints numbers with their budgets beside them, and remembers whether one was missed. */
export class Report {
  #missed = 0

  get missed(): number {
    return this.#missed
  }

  title(text: string): void {
    process.stdout.write(`\n${text}\n`)
  }

  /** `most`: the budget in the same unit; null: none. */
  number(name: string, value: number, unit: string, most: number | null = null): void {
    const isMissed = most !== null && value > most
    if (isMissed) this.#missed += 1
    const budget = most === null ? '' : `at most ${most} ${unit}${isMissed ? ', MISSED' : ''}`
    process.stdout.write(
      `${name.padEnd(44)}${value.toFixed(value < 10 ? 2 : 0).padStart(10)} ${unit.padEnd(10)} ${budget}\n`
    )
  }
}

/** Of a share of the values none is larger. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}
