/** A table of a CSV file. */
export interface CsvTable {
  readonly fields: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y

/** Reads CSV (RFC 4180) whose first line names the columns. */
export function parseCsv(text: string): CsvTable {
  const lines: string[][] = []
  let line: string[] = []
  const source = text.replace(/(?:\r?\n)+$/, '')
  for (let at = 0; at <= source.length && source !== '';) {
    cell.lastIndex = at
    const [all = '', quoted, bare = '', after = ''] = cell.exec(source) ?? []
    line.push(quoted?.replaceAll('""', '"') ?? bare)
    if (after !== ',') {
      lines.push(line)
      line = []
    }
    at += all.length
    // The end, or a quote where none can be: the rest is not readable.
    if (after === '' || all === '') break
  }
  const [fields = [], ...rows] = lines
  return { fields, rows }
}

/** One line of CSV, without its end. */
export const csvLine = (cells: readonly string[]): string =>
  cells.map((text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')
