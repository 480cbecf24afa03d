import { type Found, findProgram } from './installed.ts'
import type { Layout } from './layouts.ts'
import type { Machine } from './machine.ts'
import { findNode } from './nodes.ts'
import type { ProgramId } from './program.ts'
import { isRunning } from './running.ts'

export interface Sighting extends Found {
  /** Whether it runs and would write over our change. */
  readonly running: boolean
  /** A Node to start the stdio program with; only looked for where a program needs one. */
  readonly node: string | null
}

const kept = 10_000

/** Where the client programs are; looked for again when ten seconds have passed. */
export class Sightings {
  readonly #machine: Machine
  readonly #known = new Map<ProgramId, { readonly at: number; readonly of: Promise<Sighting> }>()

  constructor(machine: Machine) {
    this.#machine = machine
  }

  of(layout: Layout): Promise<Sighting> {
    const known = this.#known.get(layout.id)
    if (known !== undefined && Date.now() - known.at < kept) return known.of
    return this.anew(layout)
  }

  anew(layout: Layout): Promise<Sighting> {
    const of = look(layout, this.#machine)
    this.#known.set(layout.id, { at: Date.now(), of })
    return of
  }
}

async function look(layout: Layout, machine: Machine): Promise<Sighting> {
  const found = await findProgram(layout, machine)
  const isStdio = found.installed && layout.id === 'claude-desktop'
  const [running, node] = isStdio
    ? await Promise.all([isRunning(machine), findNode(machine)])
    : [false, null]
  return { ...found, running, node }
}
