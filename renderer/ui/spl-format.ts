import type { Token } from '../../main/spl/tokens.ts'
import { readable } from './spl-parts.ts'

const indent = '    '

/**
 * SPL as people write longer searches: each command on a line of its own, and a subsearch that has
 * more than one on lines of its own, indented. Nothing but white space changes.
 */
export function formatSpl(spl: string): string {
  const { read, rest } = readable(spl)
  const long = longSubsearches(read)
  const depths: boolean[] = []
  let text = ''
  const depth = () => depths.filter(Boolean).length
  const newLine = (level: number) => {
    text = text.trimEnd()
    if (text !== '') text += `\n${indent.repeat(level)}`
  }
  for (const [place, token] of read.entries()) {
    if (token.kind === 'space') {
      if (!/\s$/.test(text)) text += ' '
      continue
    }
    const inShort = depths.at(-1) === false
    if (read[place - 1]?.kind === 'pipe') text += ' '
    if (token.kind === 'pipe' && !inShort) newLine(depth())
    if (token.kind === 'close') {
      if (depths.pop() === true) newLine(depth())
      else text = text.trimEnd()
    }
    text += token.text
    if (token.kind !== 'open') continue
    depths.push(long.has(place))
    if (long.has(place)) newLine(depth())
  }
  return text.trim() + (rest === '' ? '' : ` ${rest.trimStart()}`)
}

/** Places of the brackets that open a subsearch of more than one command. */
function longSubsearches(read: readonly Token[]): ReadonlySet<number> {
  const long = new Set<number>()
  const open: number[] = []
  let previous: Token['kind'] | null = null
  for (const [place, { kind }] of read.entries()) {
    if (kind === 'open') open.push(place)
    if (kind === 'close') open.pop()
    const inside = open.at(-1)
    if (kind === 'pipe' && inside !== undefined && previous !== 'open') {
      for (const outer of open) long.add(outer)
    }
    if (kind !== 'space') previous = kind
  }
  return long
}
