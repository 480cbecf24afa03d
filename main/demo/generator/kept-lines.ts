/**
 * The lines of some neighbouring events, outside of the heap: a line is copied out of it when somebody
 * reads it, so that what a result keeps of a line does not keep the block.
 */
export class LineBlock {
  readonly #bytes: Buffer
  readonly #starts: Uint32Array
  readonly #encoding: 'latin1' | 'utf8'
  /** Whether a line was read since the last sweep. */
  used = true

  constructor(lines: readonly string[]) {
    const text = lines.join('')
    this.#bytes = Buffer.from(text, 'utf8')
    const isAscii = this.#bytes.length === text.length
    // Of ASCII, reading as latin1 gives the same several times faster.
    this.#encoding = isAscii ? 'latin1' : 'utf8'
    this.#starts = new Uint32Array(lines.length + 1)
    let start = 0
    for (const [position, line] of lines.entries()) {
      start += isAscii ? line.length : Buffer.byteLength(line)
      this.#starts[position + 1] = start
    }
  }

  get size(): number {
    return this.#bytes.length + this.#starts.byteLength
  }

  line(position: number): string {
    this.used = true
    return this.#bytes.toString(this.#encoding, this.#starts[position], this.#starts[position + 1])
  }
}

/** Lets go of a block; its lines are written anew when somebody reads them. */
export type Release = () => void

// A week of the demo's indexes has 30 MB of lines.
const mostBytes = 48 * 1024 * 1024

/**
 * The written lines of a demo Splunk, at most 48 MB of them: of all, those that were written last.
 * Writing a line costs more than all else that a search does with it.
 */
export class KeptLines {
  readonly #blocks = new Map<LineBlock, Release>()
  #bytes = 0

  keep(block: LineBlock, release: Release): void {
    this.#blocks.set(block, release)
    this.#bytes += block.size
    for (const oldest of this.#blocks.keys()) {
      if (this.#bytes <= mostBytes) return
      this.#release(oldest)
    }
  }

  /** Lets go of what nobody has read since the last sweep. */
  sweep(): void {
    for (const block of this.#blocks.keys()) {
      if (block.used) block.used = false
      else this.#release(block)
    }
  }

  #release(block: LineBlock): void {
    this.#blocks.get(block)?.()
    this.#blocks.delete(block)
    this.#bytes -= block.size
  }
}
