export interface Line {
  readonly host: string
  readonly source: string
  readonly raw: string
}

/**
 * Writes the log lines of one kind. An event is kept as time and seed alone, and its line is written
 * when a search reads it: the same time and seed always give the same line.
 */
export interface LineMaker {
  readonly index: string
  readonly sourcetype: string
  make(time: number, seed: number): Line
}

/** Puts an event on the day that is being planned; one outside of the day is left out. */
export type Emit = (maker: LineMaker, time: number, seed: number) => void
