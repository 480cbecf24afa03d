import { Changes } from './changes.ts'
import { sha256 } from './config-file.ts'
import { type Layout, layoutOf, layouts } from './layouts.ts'
import type { Machine } from './machine.ts'
import { type OpenedFile, openFile, withEntry } from './opened-file.ts'
import { assertPossible, type EntrySources, ownEntry } from './own-entry.ts'
import { maskedToken, plannedFile } from './planned-file.ts'
import { planNotes } from './plan-notes.ts'
import type { ProgramId, ProgramPlan, ProgramState, ProgramView } from './program.ts'
import { clientOf, makeToken, type ProgramClients } from './program-clients.ts'
import { ProgramError } from './program-error.ts'
import { OpenedFiles, takeBack, writeEntry } from './program-files.ts'
import { writtenState } from './program-state.ts'
import { type Sighting, Sightings } from './sightings.ts'
import type { Written, WrittenFile } from './written.ts'

export interface ProgramsDeps extends EntrySources {
  readonly machine: Machine
  readonly clients: ProgramClients
  readonly written: readonly Written[]
  readonly save: (written: readonly Written[]) => void
  /** Calls the listener when clients or the address change, until the answered function is called. */
  readonly hints: (listener: () => void) => () => void
}

interface Prepared {
  readonly sighting: Sighting
  readonly files: readonly OpenedFile[]
  readonly revision: string
}

/** Owns what is written into the configuration files of client programs. */
export class Programs {
  readonly #deps: ProgramsDeps
  readonly #opened = new OpenedFiles()
  readonly #sightings: Sightings
  readonly #changes: Changes
  #written: readonly Written[]
  #queue: Promise<unknown> = Promise.resolve()
  #stdioProblem: string | null = null

  constructor(deps: ProgramsDeps) {
    this.#deps = deps
    this.#written = deps.written
    this.#sightings = new Sightings(deps.machine)
    this.#changes = new Changes({
      look: async () => JSON.stringify(await this.list()),
      hints: deps.hints
    })
  }

  /** Brings the stdio program of an earlier version up to date; a failure is a state of its program. */
  async start(): Promise<void> {
    if (this.#writtenFor('claude-desktop') === undefined) return
    await this.#deps.stdio.write().catch((error: unknown) => {
      this.#stdioProblem = error instanceof Error ? error.message : String(error)
    })
  }

  list(): Promise<readonly ProgramView[]> {
    return Promise.all(layouts.map((layout) => this.#view(layout)))
  }

  /** What `write` would change. Throws `ProgramError` where it cannot be done. */
  async plan(id: ProgramId): Promise<ProgramPlan> {
    const layout = layoutOf(id)
    const { sighting, files, revision } = await this.#prepared(layout)
    const edits = files.map((opened) => ({
      opened,
      ...withEntry(opened, ownEntry(opened, maskedToken, sighting, this.#deps))
    }))
    return {
      id,
      files: edits.map(({ opened: { read }, text }) =>
        plannedFile(read.file, read.bytes === null ? null : read.text, text)
      ),
      notes: planNotes(layout, sighting, edits, this.#deps.machine.platform),
      revision
    }
  }

  /**
   * Makes a client for the program, or renews its token, and writes its entry. `revision`: of the
   * plan that the user saw. Throws `ProgramError`.
   */
  write(id: ProgramId, revision: string): Promise<ProgramView> {
    return this.#alone(async () => {
      const layout = layoutOf(id)
      const { sighting, files, revision: current } = await this.#prepared(layout)
      if (current !== revision) {
        throw new ProgramError(
          'file_changed',
          `What would change for ${layout.title} is not what you saw any more. Look at it again.`
        )
      }
      if (id === 'claude-desktop') await this.#deps.stdio.write()
      this.#stdioProblem = null
      const at = Date.now()
      const { token, undo } = makeToken(this.#deps.clients, layout)
      const earlier = this.#writtenFor(id)?.files ?? []
      const all = new Map<string, WrittenFile>(earlier.map((one) => [one.file, one]))
      let count = 0
      try {
        for (const opened of files) {
          const { file } = opened.read
          const entry = ownEntry(opened, token, sighting, this.#deps)
          all.set(file, await writeEntry(opened, entry, all.get(file)))
          count += 1
          this.#remember({ id, at, files: [...all.values()] })
        }
      } catch (error) {
        if (count === 0) undo()
        throw error
      }
      return this.#view(layout)
    })
  }

  /** Takes back what was written for the program, and revokes its client. Throws `ProgramError`. */
  undo(id: ProgramId): Promise<ProgramView> {
    return this.#alone(async () => {
      const layout = layoutOf(id)
      const written = this.#writtenFor(id)
      if (written === undefined) {
        throw new ProgramError('nothing_to_undo', `Nothing of ours is written for ${layout.title}.`)
      }
      // The entries of a program stand in the same place in all of its files.
      const [edition] = layout.editions
      for (const file of written.files) if (edition !== undefined) await takeBack(file, edition)
      this.#save(this.#written.filter((one) => one !== written))
      const client = clientOf(this.#deps.clients, id)
      if (client !== undefined) this.#deps.clients.revoke(client.id)
      this.#changes.hint()
      return this.#view(layout)
    })
  }

  subscribe(listener: () => void): () => void {
    return this.#changes.subscribe(listener)
  }

  async #view(layout: Layout): Promise<ProgramView> {
    const { id, title, restart } = layout
    const sighting = await this.#sightings.of(layout)
    const state = await this.#state(layout, sighting)
    const written = this.#writtenFor(id)
    const isAsked =
      state.kind !== 'connected' && state.kind !== 'not_installed' && state.kind !== 'blocked'
    return {
      id,
      title,
      state,
      clientId: clientOf(this.#deps.clients, id)?.id ?? null,
      files: [
        ...new Set([
          ...sighting.targets.map(({ file }) => file),
          ...(written?.files ?? []).map(({ file }) => file)
        ])
      ],
      restart: !isAsked ? null : sighting.running ? `It is running now. ${restart}` : restart,
      canUndo: written !== undefined
    }
  }

  async #state(layout: Layout, sighting: Sighting): Promise<ProgramState> {
    if (!sighting.installed) return { kind: 'not_installed' }
    const written = this.#writtenFor(layout.id)
    try {
      const files = await Promise.all(sighting.targets.map((target) => this.#opened.open(target)))
      if (written === undefined) {
        await assertPossible(layout, sighting, files, this.#deps)
        return { kind: 'ready' }
      }
      if (layout.id === 'claude-desktop' && this.#stdioProblem !== null) {
        return { kind: 'blocked', message: this.#stdioProblem }
      }
      const { machine, url, handshake } = this.#deps
      const client = clientOf(this.#deps.clients, layout.id)
      const here = { url: url(), handshake }
      return await writtenState({ written, files, client, here }, machine)
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error
      return { kind: 'blocked', message: error.message }
    }
  }

  async #prepared(layout: Layout): Promise<Prepared> {
    const sighting = await this.#sightings.anew(layout)
    const files = await Promise.all(sighting.targets.map(openFile))
    await assertPossible(layout, sighting, files, this.#deps)
    const states = files.map(({ read: { file, bytes } }) => [
      file,
      bytes === null ? null : sha256(bytes)
    ])
    const revision = sha256(JSON.stringify([this.#deps.url(), sighting.node, states]))
    return { sighting, files, revision }
  }

  #writtenFor(id: ProgramId): Written | undefined {
    return this.#written.find((one) => one.id === id)
  }

  #remember(written: Written): void {
    this.#save([...this.#written.filter(({ id }) => id !== written.id), written])
    this.#changes.hint()
  }

  #save(written: readonly Written[]): void {
    this.#written = written
    this.#deps.save(written)
  }

  /** One write at a time. */
  #alone<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(act)
    this.#queue = done.catch(() => undefined)
    return done
  }
}
