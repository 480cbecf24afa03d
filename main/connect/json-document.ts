import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode
} from 'jsonc-parser'
import { DocumentError, placeOf } from './document-error.ts'
import type { Entry } from './entries.ts'
import { JsonStyle } from './json-style.ts'
import { separatorAfter } from './json-separator.ts'

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** JSON with comments and trailing commas; what is not touched stays byte for byte. */
export class JsonDocument {
  readonly value: Readonly<Record<string, unknown>>
  readonly #text: string
  readonly #style: JsonStyle
  readonly #root: Node | undefined
  readonly #containerName: string
  readonly #container: Node | undefined

  /** An empty text is an object without anything in it. Throws `DocumentError`. */
  constructor(text: string, containerName: string) {
    const errors: ParseError[] = []
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true })
    const [first] = errors
    if (first !== undefined) {
      const what = printParseErrorCode(first.error)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
      throw new DocumentError(`is not valid JSON at ${placeOf(text, first.offset)}: ${what}`)
    }
    if (root !== undefined && root.type !== 'object') {
      throw new DocumentError('does not hold a JSON object')
    }
    this.#text = text
    this.#style = new JsonStyle(text, root)
    this.#root = root
    this.#containerName = containerName
    this.#container = this.#property(root, containerName)?.children?.[1]
    if (this.#container !== undefined && this.#container.type !== 'object') {
      const place = placeOf(text, this.#container.offset)
      throw new DocumentError(`has no object at "${containerName}" (${place})`)
    }
    this.value = root === undefined ? {} : (getNodeValue(root) as Readonly<Record<string, unknown>>)
  }

  entry(name: string) {
    const node = this.#property(this.#container, name)?.children?.[1]
    if (node === undefined) return undefined
    return { value: getNodeValue(node) as unknown, source: this.#source(node) }
  }

  put(name: string, entry: Entry): string {
    const property = this.#property(this.#container, name)
    const [, standing] = property?.children ?? []
    if (property !== undefined && standing !== undefined) {
      return this.#replaced(standing, this.#style.written(entry, this.#style.indentAt(property)))
    }
    if (this.#container !== undefined) return this.#appended(this.#container, name, entry)
    const whole = { [this.#containerName]: { [name]: entry } }
    if (this.#root !== undefined) {
      return this.#appended(this.#root, this.#containerName, whole[this.#containerName] ?? {})
    }
    const { lineEnd } = this.#style
    const before = this.#text.trim() === '' ? '' : this.#text.trimEnd() + lineEnd
    return before + this.#style.written(whole, '') + lineEnd
  }

  restore(name: string, source: string): string {
    const standing = this.#property(this.#container, name)?.children?.[1]
    if (standing === undefined) throw new DocumentError(`has no entry "${name}" any more`)
    return this.#replaced(standing, source)
  }

  remove(name: string, withContainer: boolean): string {
    const container = this.#container
    const property = this.#property(container, name)
    if (container === undefined || property === undefined) return this.#text
    const outer = this.#property(this.#root, this.#containerName)
    const isLast = container.children?.length === 1
    if (withContainer && isLast && this.#root !== undefined && outer !== undefined) {
      return this.#without(this.#root, outer)
    }
    return this.#without(container, property)
  }

  #source({ offset, length }: Node): string {
    return this.#text.slice(offset, offset + length)
  }

  #property(object: Node | undefined, name: string): Node | undefined {
    const named = (object?.children ?? []).filter(({ children }) => children?.[0]?.value === name)
    const [first, second] = named
    if (second !== undefined) {
      // Each program takes another of the two.
      throw new DocumentError(`has "${name}" twice (${placeOf(this.#text, second.offset)})`)
    }
    return first
  }

  #replaced({ offset, length }: Node, text: string): string {
    return this.#edited([{ from: offset, to: offset + length, text }])
  }

  #appended(object: Node, name: string, value: Entry): string {
    const style = this.#style
    const last = object.children?.at(-1)
    const from = last === undefined ? object.offset + 1 : last.offset + last.length
    const { comma, end } = separatorAfter(this.#text, from)
    const needsComma = last !== undefined && comma === null
    const close = object.offset + object.length - 1
    const indent = style.indentInside(object)
    const property = style.property(name, value, indent)
    const tail = last !== undefined && comma !== null ? `${property},` : property
    const edits = needsComma ? [{ from, to: from, text: ',' }] : []
    if (style.isOneLine) return this.#edited([...edits, { from: end, to: end, text: tail }])
    const text = `${style.lineEnd}${indent}${tail}`
    // A brace on the same line moves to a line of its own.
    const closes = this.#text.slice(end, close).includes('\n')
    return this.#edited([
      ...edits,
      closes
        ? { from: end, to: end, text }
        : { from: end, to: close, text: `${text}${style.lineEnd}${style.indentAt(object)}` }
    ])
  }

  #without(object: Node, property: Node): string {
    const text = this.#text
    const siblings = object.children ?? []
    const previous = siblings[siblings.indexOf(property) - 1]
    const end = property.offset + property.length
    const { comma } = separatorAfter(text, end)
    const lineStart = /\r?\n[ \t]*$/.exec(text.slice(0, property.offset))?.index
    const edits = [
      { from: lineStart ?? property.offset, to: comma === null ? end : comma + 1, text: '' }
    ]
    if (comma === null && previous !== undefined) {
      const before = separatorAfter(text, previous.offset + previous.length).comma
      if (before !== null) edits.unshift({ from: before, to: before + 1, text: '' })
    }
    return this.#edited(edits)
  }

  #edited(edits: readonly Edit[]): string {
    return edits.reduceRight(
      (text, { from, to, text: into }) => text.slice(0, from) + into + text.slice(to),
      this.#text
    )
  }
}
