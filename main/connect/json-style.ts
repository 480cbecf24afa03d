import type { Node } from 'jsonc-parser'
import { lineEndOf } from './document-error.ts'

/** How a JSON file is written, so that what is added to it looks the same. */
export class JsonStyle {
  readonly lineEnd: string
  readonly isOneLine: boolean
  readonly #text: string
  readonly #unit: string

  constructor(text: string, root: Node | undefined) {
    this.#text = text
    this.lineEnd = lineEndOf(text)
    this.isOneLine = root !== undefined && root.length > 2 && !text.trim().includes('\n')
    const first = root?.children?.[0]
    const unit = first === undefined ? null : this.#ownIndent(first.offset)
    this.#unit = unit === null || unit === '' ? '  ' : unit
  }

  /** A value, its later lines indented by `indent`. */
  written(value: unknown, indent: string): string {
    if (this.isOneLine) return JSON.stringify(value)
    return JSON.stringify(value, null, this.#unit).replaceAll('\n', this.lineEnd + indent)
  }

  property(name: string, value: unknown, indent: string): string {
    return `${JSON.stringify(name)}:${this.isOneLine ? '' : ' '}${this.written(value, indent)}`
  }

  /** Of the line on which a node begins. */
  indentAt({ offset }: Node): string {
    const lineStart = this.#text.lastIndexOf('\n', offset - 1) + 1
    return /^[ \t]*/.exec(this.#text.slice(lineStart))?.[0] ?? ''
  }

  /** Of the properties of an object. */
  indentInside(object: Node): string {
    const first = object.children?.[0]
    const own = first === undefined ? null : this.#ownIndent(first.offset)
    return own ?? this.indentAt(object) + this.#unit
  }

  /** Of what stands first on its line; null where something stands before it. */
  #ownIndent(offset: number): string | null {
    const lineStart = this.#text.lastIndexOf('\n', offset - 1) + 1
    const before = this.#text.slice(lineStart, offset)
    return lineStart > 0 && before.trim() === '' ? before : null
  }
}
