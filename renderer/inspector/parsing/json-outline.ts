import { visibleText } from '../../../main/inspector/visible-text.ts'

/** One visible line of a folded JSON value. */
export interface OutlineLine {
  /** Places of the entries that lead to it, from 0. */
  readonly path: readonly number[]
  readonly key: string | null
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'
  /** Of a leaf its value, cut when it is long; of a folded value how it begins. */
  readonly text: string
  /** Entries of an object or array, characters of a string. */
  readonly size: number
  readonly open: boolean
}

export interface Matches {
  readonly count: number
  /** Of them, those that can be stepped through. */
  readonly kept: number
}

interface Node {
  readonly value: object
  readonly keys: readonly string[] | null
  readonly size: number
  readonly place: number
  readonly parent: Node | null
  /** Those of its entries that are open, in their order. */
  readonly open: Node[]
  /** Visible lines below its own. */
  lines: number
}

const longestText = 400
const longestPreview = 160
const mostKept = 20_000

const nodeOf = (value: object, place: number, parent: Node | null): Node => {
  const keys = Array.isArray(value) ? null : Object.keys(value)
  const size = keys?.length ?? (value as readonly unknown[]).length
  return { value, keys, size, place, parent, open: [], lines: size }
}

const entry = ({ value, keys }: Node, place: number): unknown =>
  keys === null
    ? (value as readonly unknown[])[place]
    : (value as Readonly<Record<string, unknown>>)[keys[place] ?? '']

const isFolding = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * A JSON value as lines that fold. Only what was opened costs anything, so that values of any size
 * are shown at once. The value itself has no line; its entries begin at line 0.
 */
export class JsonOutline {
  readonly #root: Node
  #matches: (readonly number[])[] = []

  constructor(value: unknown) {
    this.#root = nodeOf(isFolding(value) ? value : [value], 0, null)
    for (let place = 0; place < Math.min(this.#root.size, 50); place++) {
      const inner = entry(this.#root, place)
      if (Array.isArray(inner) && isFolding(inner[0])) this.fold([place], true)
    }
  }

  get count(): number {
    return this.#root.lines
  }

  lines(from: number, count: number): readonly OutlineLine[] {
    const found: OutlineLine[] = []
    this.#collect(this.#root, [], 0, { from, to: from + count }, found)
    return found
  }

  #collect(
    node: Node,
    path: readonly number[],
    start: number,
    span: { readonly from: number; readonly to: number },
    found: OutlineLine[]
  ) {
    let place = 0
    let line = start
    for (let at = 0; at <= node.open.length; at++) {
      const inner = node.open[at]
      const end = inner === undefined ? node.size : inner.place + 1
      const first = Math.max(place, place + span.from - line)
      for (let next = first; next < Math.min(end, place + span.to - line); next++) {
        found.push(lineOf(node, next, [...path, next], next === inner?.place))
      }
      line += end - place
      place = end
      if (inner === undefined) continue
      if (line < span.to && line + inner.lines > span.from) {
        this.#collect(inner, [...path, inner.place], line, span, found)
      }
      line += inner.lines
    }
  }

  /** Opens or folds what is at a path; what leads to it is opened. */
  fold(path: readonly number[], open: boolean): void {
    let node = this.#root
    for (const [depth, place] of path.entries()) {
      const last = depth === path.length - 1
      const at = node.open.findIndex((one) => one.place >= place)
      const known = node.open[at]
      if (known?.place === place) {
        if (last && !open) {
          node.open.splice(at, 1)
          grow(node, -known.lines)
        }
        node = known
        continue
      }
      const value = entry(node, place)
      if (!isFolding(value) || (last && !open)) return
      const opened = nodeOf(value, place, node)
      node.open.splice(at === -1 ? node.open.length : at, 0, opened)
      grow(node, opened.lines)
      node = opened
    }
  }

  /** Finds a text in names and values, in any letter case. */
  find(text: string): Matches {
    const sought = text.toLowerCase()
    this.#matches = []
    let count = 0
    const has = (value: string) => value.toLowerCase().includes(sought)
    const path: number[] = []
    const look = (value: object) => {
      const keys = Array.isArray(value) ? null : Object.keys(value)
      const values: readonly unknown[] = keys === null ? (value as unknown[]) : Object.values(value)
      for (const [place, inner] of values.entries()) {
        path.push(place)
        const key = keys?.[place]
        const leaf = isFolding(inner) ? null : String(inner)
        if ((key !== undefined && has(key)) || (leaf !== null && has(leaf))) {
          count++
          if (this.#matches.length < mostKept) this.#matches.push([...path])
        }
        if (isFolding(inner)) look(inner)
        path.pop()
      }
    }
    if (sought !== '') look(this.#root.value)
    return { count, kept: this.#matches.length }
  }

  /** Opens what leads to a match and answers its line. */
  reveal(match: number): number {
    const path = this.#matches[match] ?? []
    this.fold(path.slice(0, -1), true)
    return this.#lineAt(path)
  }

  #lineAt(path: readonly number[]): number {
    let node: Node | undefined = this.#root
    let line = 0
    for (const [depth, place] of path.entries()) {
      if (depth > 0) line++
      line += place
      const before: readonly Node[] = node?.open ?? []
      for (const inner of before) if (inner.place < place) line += inner.lines
      node = before.find((inner) => inner.place === place)
    }
    return line
  }

  /** The value as JSON text, and its path as jq takes it. */
  at(path: readonly number[]): { readonly json: string; readonly name: string } {
    let value: unknown = this.#root.value
    let name = ''
    for (const place of path) {
      if (!isFolding(value)) break
      const node = nodeOf(value, 0, null)
      const key = node.keys?.[place]
      name +=
        key === undefined
          ? `[${place}]`
          : /^[a-z_]\w*$/i.test(key)
            ? `.${key}`
            : `[${JSON.stringify(key)}]`
      value = entry(node, place)
    }
    const json = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
    return { json, name: name.startsWith('[') ? `.${name}` : name }
  }
}

function grow(from: Node, lines: number) {
  for (let node: Node | null = from; node !== null; node = node.parent) node.lines += lines
}

function lineOf(node: Node, place: number, path: readonly number[], open: boolean): OutlineLine {
  const value = entry(node, place)
  const key = visibleText(node.keys?.[place] ?? String(place))
  if (isFolding(value)) {
    const kind = Array.isArray(value) ? 'array' : 'object'
    const size = Array.isArray(value) ? value.length : Object.keys(value).length
    return { path, key, kind, text: open ? '' : visibleText(preview(value)), size, open }
  }
  if (value === null || value === undefined) {
    return { path, key, kind: 'null', text: 'null', size: 0, open: false }
  }
  const kind = typeof value === 'number' || typeof value === 'boolean' ? typeof value : 'string'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return {
    path,
    key,
    kind: kind as OutlineLine['kind'],
    text: visibleText(text.slice(0, longestText)),
    size: text.length,
    open: false
  }
}

/** How a value begins, in one line. */
function preview(value: object): string {
  let text = ''
  for (const [key, inner] of Object.entries(firstOf(value))) {
    const shown = isFolding(inner)
      ? Array.isArray(inner)
        ? '[…]'
        : '{…}'
      : JSON.stringify(typeof inner === 'string' ? inner.slice(0, 60) : inner)
    text += `${text === '' ? '' : ', '}${Array.isArray(value) ? '' : `${key}: `}${shown}`
    if (text.length > longestPreview) return `${text.slice(0, longestPreview)}…`
  }
  return text
}

/** Without naming all entries of a long array. */
const firstOf = (value: object): object => (Array.isArray(value) ? value.slice(0, 12) : value)
