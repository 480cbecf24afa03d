import { visibleText } from '../../../main/inspector/visible-text.ts'
import { chartOf } from './chart-data.ts'
import { JsonOutline } from './json-outline.ts'
import { isRecord, type JsonRecord, shapeOf } from './result-shape.ts'
import { cellText, columnsOf, tabSeparated, type TableColumn } from './result-table.ts'
import { textLines } from './text-lines.ts'
import type { Opened, Work } from './work.ts'

/** A result that was read, and answers for its parts. */
export class OpenedResult implements Pick<
  Work,
  'rows' | 'tabSeparated' | 'wrap' | 'textLines' | 'lines' | 'fold' | 'find' | 'reveal' | 'at'
> {
  readonly opened: Opened
  readonly #rows: readonly JsonRecord[]
  readonly #columns: readonly TableColumn[]
  readonly #outline: JsonOutline
  readonly #text: string
  #lines: readonly string[] = []

  constructor(text: string) {
    const { value, rows, text: read } = shapeOf(JSON.parse(text))
    this.#rows = rows ?? []
    this.#columns = columnsOf(this.#rows)
    this.#outline = new JsonOutline(value)
    this.#text = visibleText(read)
    const total = isRecord(value) && typeof value['total'] === 'number' ? value['total'] : null
    this.opened = {
      table: rows === null ? null : { columns: this.#columns, count: rows.length, total },
      chart: rows === null ? null : chartOf(rows),
      outline: this.#outline.count,
      hasText: read !== ''
    }
  }

  rows(from: number, count: number) {
    return this.#rows
      .slice(from, from + count)
      .map((row) => this.#columns.map(({ name }) => visibleText(cellText(row[name]))))
  }

  tabSeparated(): string {
    return tabSeparated(this.#rows)
  }

  wrap(columns: number): number {
    this.#lines = textLines(this.#text, columns)
    return this.#lines.length
  }

  textLines(from: number, count: number) {
    return this.#lines.slice(from, from + count)
  }

  lines(from: number, count: number) {
    return this.#outline.lines(from, count)
  }

  fold(path: readonly number[], open: boolean): number {
    this.#outline.fold(path, open)
    return this.#outline.count
  }

  find(text: string) {
    return this.#outline.find(text)
  }

  reveal(match: number) {
    const line = this.#outline.reveal(match)
    return { line, outline: this.#outline.count }
  }

  at(path: readonly number[]) {
    return this.#outline.at(path)
  }
}
