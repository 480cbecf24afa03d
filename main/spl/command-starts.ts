/** A word that may stand where a command stands. `position` counts characters from 0. */
export interface PossibleCommand {
  readonly word: string
  readonly position: number
}

// What a character may be part of. How splunkd reads single quotes, a backslash before a quote, and
// three backticks within quotes is not documented, so every reading is followed at once.
const plain = 1
const start = 2
const quoted = 4
const singleQuoted = 8
const comment = 16
const startComment = 32
const quotedComment = 64

const invisible = /[\s\p{Z}\p{C}"'(\\]/u
const word = /[\p{L}\p{N}_]+/uy

function backslashesBefore(text: string, at: number): number {
  let count = 0
  while (text[at - 1 - count] === '\\') count += 1
  return count
}

const moves = (states: number, table: readonly (readonly [number, number])[]): number =>
  table.reduce((next, [from, to]) => (states & from ? next | to : next), 0)

const afterTicks: readonly (readonly [number, number])[] = [
  [plain, comment],
  [start, startComment],
  [quoted, quoted | quotedComment],
  [singleQuoted, singleQuoted],
  [comment, plain],
  [startComment, start],
  [quotedComment, quoted]
]
const still = comment | startComment | quotedComment

function afterCharacter(states: number, text: string, at: number): number {
  const char = text[at] ?? ''
  const escaped = char === '"' || char === "'" ? backslashesBefore(text, at) : 0
  let next = states & still
  const open = states & (plain | start)
  if (open) {
    if (char === '|' || char === '[' || char === '\uFF5C') next |= start
    else if (char === '"') next |= quoted | (states & start) | (escaped > 0 ? plain : 0)
    else if (char === "'") next |= open | singleQuoted
    else if (states & start && invisible.test(char)) next |= open
    else next |= plain
  }
  if (states & quoted) {
    if (char !== '"' || escaped > 0) next |= quoted
    if (char === '"' && escaped % 2 === 0) next |= plain
  }
  if (states & singleQuoted) {
    if (char !== "'" || escaped > 0) next |= singleQuoted
    if (char === "'") next |= plain
  }
  return next
}

/**
 * Every word that stands in a command's place under some reading of quotes and comments that
 * splunkd might take: more than it would run, never less. Reads any text.
 */
export function* possibleCommands(text: string): Generator<PossibleCommand> {
  let states = start
  for (let at = 0; at < text.length;) {
    if (text.startsWith('```', at)) {
      states = moves(states, afterTicks)
      at += 3
      continue
    }
    word.lastIndex = at
    if (states & start && word.test(text)) {
      yield { word: text.slice(at, word.lastIndex).toLowerCase(), position: at }
    }
    states = afterCharacter(states, text, at)
    at += 1
  }
}
