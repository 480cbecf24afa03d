import type { PlannedFile, PlannedLine } from './program.ts'

const around = 3

/** Stands for the token in plans, which is not made before the write. */
export const maskedToken = 'sbs_••••••••'

const secrets: readonly (readonly [RegExp, string])[] = [
  [/sbs_[\w-]{8,}/g, maskedToken],
  [/\b(Bearer|Basic)\s+(?!sbs_)[^\s"']+/gi, '$1 ••••••••'],
  [
    /(["']?[\w-]*(?:token|secret|passw|api[_-]?key|authorization|credential)[\w-]*["']?\s*[:=]\s*)(["'])(?!Bearer |Basic |sbs_)[^"']+["']/gi,
    '$1$2••••••••$2'
  ],
  [/(--[\w-]*(?:token|secret|passw|key)[\w-]*=)[^\s"']+/gi, '$1••••••••'],
  [/(\/\/[^\s:/@"']+:)[^\s@"']+@/g, '$1••••••••@']
]

const masked = (line: string): string =>
  secrets.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line)

/** What turns one text of a file into another, as lines to look at. Null: the file is not there. */
export function plannedFile(file: string, before: string | null, after: string): PlannedFile {
  const old = linesOf(before ?? '')
  const now = linesOf(after)
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const first = Math.max(0, head - around)
  const end = now.length - tail
  const lines = (kind: PlannedLine['kind'], texts: readonly string[]) =>
    texts.map((text) => ({ kind, text: masked(text) }))
  return {
    file,
    isNew: before === null,
    firstLine: first + 1,
    lines: [
      ...lines('same', now.slice(first, head)),
      ...lines('removed', old.slice(head, old.length - tail)),
      ...lines('added', now.slice(head, end)),
      ...lines('same', now.slice(end, end + around))
    ]
  }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
