import { Changes } from './changes.ts'
import { assertWritable, sha256 } from './config-file.ts'
import { entryOf } from './entries.ts'
import { type Layout, layoutOf, layouts } from './layouts.ts'
import type { Machine } from './machine.ts'
import { type OpenedFile, openFile, withEntry } from './opened-file.ts'
import { maskedToken, plannedFile } from './planned-file.ts'
import { planNotes } from './plan-notes.ts'
import type { ProgramId, ProgramPlan, ProgramState, ProgramView } from './program.ts'
import { ProgramError } from './program-error.ts'
import { OpenedFiles, takeBack, writeEntry } from './program-files.ts'
import { type ProgramClient, writtenState } from './program-state.ts'
import { type Sighting, Sightings } from './sightings.ts'
import type { StdioFile } from './stdio-file.ts'
import type { Written, WrittenFile } from './written.ts'

interface MadeClient {
  readonly client: ProgramClient
  readonly token: string
}

/** The list of clients, as far as programs are concerned. */
export interface ProgramClients {
  list(): readonly ProgramClient[]
  create(client: {
    readonly name: string
    readonly program: ProgramId
    readonly defaultProfileId: null
    readonly allowedProfileIds: null
  }): MadeClient
  renew(id: string): MadeClient
  revoke(id: string): void
}

export interface ProgramsDeps {
  readonly machine: Machine
  readonly clients: ProgramClients
  readonly stdio: StdioFile
  /** Where the endpoint is: http://127.0.0.1:8003/mcp */
  readonly url: () => string
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
      ...withEntry(opened, this.#entry(opened, maskedToken, sighting))
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
      const { client, token, undo } = this.#client(layout)
      const earlier = this.#writtenFor(id)?.files ?? []
      const all = new Map<string, WrittenFile>(earlier.map((one) => [one.file, one]))
      let count = 0
      try {
        for (const opened of files) {
          const { file } = opened.read
          const entry = this.#entry(opened, token, sighting)
          all.set(file, await writeEntry(opened, entry, all.get(file)))
          count += 1
          this.#remember({ id, at, files: [...all.values()] })
        }
      } catch (error) {
        if (count === 0) undo(client)
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
      const client = this.#clientOf(id)
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
      clientId: this.#clientOf(id)?.id ?? null,
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
        await this.#assertPossible(layout, sighting, files)
        return { kind: 'ready' }
      }
      if (layout.id === 'claude-desktop' && this.#stdioProblem !== null) {
        return { kind: 'blocked', message: this.#stdioProblem }
      }
      const { machine, url } = this.#deps
      const client = this.#clientOf(layout.id)
      return await writtenState({ written, files, client, url: url() }, machine)
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error
      return { kind: 'blocked', message: error.message }
    }
  }

  async #prepared(layout: Layout): Promise<Prepared> {
    const sighting = await this.#sightings.anew(layout)
    const files = await Promise.all(sighting.targets.map(openFile))
    await this.#assertPossible(layout, sighting, files)
    const states = files.map(({ read: { file, bytes } }) => [
      file,
      bytes === null ? null : sha256(bytes)
    ])
    const revision = sha256(JSON.stringify([this.#deps.url(), sighting.node, states]))
    return { sighting, files, revision }
  }

  async #assertPossible(layout: Layout, sighting: Sighting, files: readonly OpenedFile[]) {
    if (!sighting.installed) {
      throw new ProgramError(
        'program_blocked',
        `${layout.title} was not found on this computer. Copy the text for it instead.`
      )
    }
    if (layout.id === 'claude-desktop' && sighting.node === null) {
      throw new ProgramError(
        'program_blocked',
        'Claude Desktop would need Node 18 or newer on this computer to start our program, and none was found. Use the extension file (.mcpb) instead: it runs on the Node that Claude Desktop brings.'
      )
    }
    for (const opened of files) {
      await assertWritable(opened.read)
      withEntry(opened, this.#entry(opened, maskedToken, sighting))
    }
  }

  #entry({ edition }: OpenedFile, token: string, { node }: Sighting) {
    const { url, stdio } = this.#deps
    return entryOf(edition.style, {
      url: url(),
      token,
      stdio: node === null ? null : { node, program: stdio.path, handshake: stdio.handshake }
    })
  }

  /** `undo`: for a client that was made in vain. */
  #client({ id, title }: Layout): MadeClient & { readonly undo: (client: ProgramClient) => void } {
    const { clients } = this.#deps
    const known = this.#clientOf(id)
    if (known !== undefined) return { ...clients.renew(known.id), undo: () => undefined }
    const taken = new Set(clients.list().map(({ name }) => name.toLowerCase()))
    let name = title
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${title} ${number}`
    return {
      ...clients.create({ name, program: id, defaultProfileId: null, allowedProfileIds: null }),
      undo: (client) => clients.revoke(client.id)
    }
  }

  #clientOf(id: ProgramId): ProgramClient | undefined {
    return this.#deps.clients.list().find(({ program }) => program === id)
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
