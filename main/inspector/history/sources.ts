import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { Details } from './messages.ts'
import { openStore } from './file.ts'
import { Intake } from './intake.ts'
import { writeRemark } from './remark.ts'
import { Source } from './source.ts'
import { atOnce } from './steps.ts'

interface Imported {
  readonly source: Source
  readonly intake: Intake
  calls: number
}

/** The program's own history, and those that were read in, which are in memory. */
export class Sources {
  readonly own: Source
  readonly #imported = new Map<string, Imported>()

  constructor(own: Source) {
    this.own = own
  }

  /** `id`: of an import; null: the program's own. Throws where the import has been closed. */
  of(id: string | null): Source {
    if (id === null) return this.own
    const imported = this.#imported.get(id)
    if (imported === undefined) throw new Error('This import has been closed. Open the file again.')
    return imported.source
  }

  /** The history in which a call is, where it is. */
  holding(callId: string): Source {
    for (const { source } of this.#imported.values()) {
      if (source.positionOf(callId) !== null) return source
    }
    return this.own
  }

  /** Takes calls that were read in; they get ids of their own, for theirs may be anything. */
  add(
    importId: string,
    calls: readonly ToolCall[]
  ): { readonly source: Source; readonly changed: ReadonlySet<number> } {
    const known = this.#imported.get(importId)
    const source = known?.source ?? new Source(openStore(':memory:', null))
    const imported = known ?? { source, intake: new Intake(source), calls: 0 }
    this.#imported.set(importId, imported)
    const named = calls.map((call) => {
      imported.calls += 1
      return { ...call, kept: true, id: `${importId}-${imported.calls}` }
    })
    const changed = atOnce(imported.intake.take(named.map(entryOf)))
    atOnce(imported.intake.write())
    for (const { id, pinned, note, colour } of named) {
      if (pinned || note !== null || colour !== null) {
        writeRemark(source, id, { pinned, note, colour })
      }
    }
    return { source, changed }
  }

  /** Answers the history that goes away. */
  close(importId: string): Source | null {
    const imported = this.#imported.get(importId)
    this.#imported.delete(importId)
    imported?.source.store.close()
    return imported?.source ?? null
  }

  end(): void {
    for (const id of [...this.#imported.keys()]) this.close(id)
    this.own.store.close()
  }
}

function entryOf(call: ToolCall) {
  const { calledAs, arguments: args, result, ...others } = call
  const { waitedMs, errorCode, errorHint, splunkRequests, jobs, exchange, messages, ...row } =
    others
  const trace = { waitedMs, errorCode, errorHint, splunkRequests, jobs, exchange, messages }
  const details: Details = {
    calledAs,
    arguments: JSON.stringify(args ?? null),
    trace: JSON.stringify(trace),
    result
  }
  return {
    kind: 'call',
    row: { ...row, kept: true } satisfies ToolCallRow,
    phase: 'ended',
    details
  } as const
}
