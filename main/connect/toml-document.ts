import { parse, stringify, TomlError } from 'smol-toml'
import { DocumentError, lineEndOf } from './document-error.ts'
import type { Entry } from './entries.ts'
import { type TomlSection, tomlSections } from './toml-sections.ts'

type Table = Readonly<Record<string, unknown>>

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null

/** TOML of which tables `[container.name]` are changed as text; what is not touched stays byte for byte. */
export class TomlDocument {
  readonly value: Table
  readonly #text: string
  readonly #container: string
  readonly #sections: readonly TomlSection[]

  /** Throws `DocumentError`. */
  constructor(text: string, container: string) {
    this.#text = text
    this.#container = container
    try {
      this.value = parse(text, { integersAsBigInt: 'asNeeded' })
    } catch (error) {
      if (!(error instanceof TomlError)) throw error
      const what = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? ''
      throw new DocumentError(
        `is not valid TOML at line ${error.line}, column ${error.column}: ${what}`,
        { cause: error }
      )
    }
    this.#sections = tomlSections(text)
  }

  entry(name: string) {
    const entries = this.value[this.#container]
    if (!isTable(entries) || !Object.hasOwn(entries, name)) return undefined
    const source = this.#own(name).map(({ from, to }) => this.#text.slice(from, to))
    return { value: entries[name], source: source.join(lineEndOf(this.#text)) }
  }

  put(name: string, entry: Entry): string {
    const lines = [`[${this.#container}.${name}]`, ...tomlLines(entry)]
    return this.restore(name, lines.join(lineEndOf(this.#text)))
  }

  restore(name: string, source: string): string {
    const [first, ...others] = this.#own(name)
    if (first !== undefined) return this.#cut(others, { ...first, source })
    this.#assertNoOtherForm(name)
    const lineEnd = lineEndOf(this.#text)
    const text = this.#text
    const before = text === '' || text.endsWith('\n') ? text : text + lineEnd
    return `${before}${before.trim() === '' ? '' : lineEnd}${source}${lineEnd}`
  }

  remove(name: string): string {
    this.#assertNoOtherForm(name)
    return this.#cut(this.#own(name))
  }

  #own(name: string): readonly TomlSection[] {
    return this.#sections.filter(({ path }) => path[0] === this.#container && path[1] === name)
  }

  #assertNoOtherForm(name: string): void {
    const entries = this.value[this.#container]
    if (isTable(entries) && Object.hasOwn(entries, name) && this.#own(name).length === 0) {
      throw new DocumentError(
        `has "${name}" in a form other than a table [${this.#container}.${name}]`
      )
    }
  }

  /** Without these sections, and with another text in place of one. */
  #cut(
    sections: readonly TomlSection[],
    replaced?: TomlSection & { readonly source: string }
  ): string {
    const edits = sections.map(({ from, to }) => ({ ...this.#withLines(from, to), source: '' }))
    const all = replaced === undefined ? edits : [...edits, replaced]
    return all
      .sort((one, other) => other.from - one.from)
      .reduce(
        (text, { from, to, source }) => text.slice(0, from) + source + text.slice(to),
        this.#text
      )
  }

  /** With its last line end, and one empty line before it. */
  #withLines(from: number, to: number): { readonly from: number; readonly to: number } {
    const before = /(?<=^|\n)\r?\n$/.exec(this.#text.slice(0, from))?.[0] ?? ''
    const after = /^\r?\n/.exec(this.#text.slice(to))?.[0] ?? ''
    return { from: from - before.length, to: to + after.length }
  }
}

/** An entry's lines; a table in it is written on one line. */
export const tomlLines = (entry: Entry): readonly string[] =>
  Object.entries(entry).map(([key, value]) =>
    isTable(value)
      ? `${key} = { ${stringify(value).trim().replaceAll('\n', ', ')} }`
      : stringify({ [key]: value }).trim()
  )
