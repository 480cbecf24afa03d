import { parse } from 'smol-toml'

/** A table with a header of its own: from its header to the end of its last line that says something. */
export interface TomlSection {
  /** The names in its header. */
  readonly path: readonly string[]
  readonly from: number
  /** Before the line end. */
  readonly to: number
}

// Of https://toml.io/en/v1.0.0: what can hold a bracket that opens no table.
const tokens =
  /#[^\n]*|"""(?:\\[^]|[^\\])*?"{3,5}|'''[^]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[[{]|[\]}]|[^\s#"'[\]{}]+/g

/** The tables of a text that is valid TOML, in order. */
export function tomlSections(text: string): readonly TomlSection[] {
  const sections: TomlSection[] = []
  let depth = 0
  let header: { path: readonly string[]; from: number; lineEnd: number } | null = null
  let end = 0
  const close = () => {
    if (header !== null) sections.push({ path: header.path, from: header.from, to: end })
  }
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token.startsWith('#')) {
      // A comment belongs to the line that it stands on, or else to what comes after it.
      if (text.slice(lineStartOf(text, index), index).trim() !== '')
        end = index + token.trimEnd().length
      continue
    }
    const isInHeader = header !== null && index < header.lineEnd
    if (token === '[' && depth === 0 && !isInHeader) {
      const from = lineStartOf(text, index)
      if (text.slice(from, index).trim() === '') {
        close()
        const lineEnd = text.indexOf('\n', index) < 0 ? text.length : text.indexOf('\n', index)
        header = { path: pathOf(text.slice(index, lineEnd).trimEnd()), from, lineEnd }
      }
    }
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    end = index + token.length
  }
  close()
  return sections
}

const lineStartOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

function pathOf(header: string): readonly string[] {
  const path: string[] = []
  let value: unknown = parse(header)
  while (typeof value === 'object' && value !== null) {
    const [key, inner] =
      Object.entries(Array.isArray(value) ? (value[0] as object) : value)[0] ?? []
    if (key === undefined) break
    path.push(key)
    value = inner
  }
  return path
}
