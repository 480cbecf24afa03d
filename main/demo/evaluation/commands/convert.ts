import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { Result } from '../result.ts'
import { allNames, allRows, eachRow, flatMapped } from '../rows.ts'
import { commandError } from '../search-error.ts'
import { formatTime, parseTime } from '../time-format.ts'
import { numberOf, textOf, type Value } from '../value.ts'
import { matchingNames, wildcard } from '../wildcard.ts'

type Convert = (text: string, format: string) => Value

const kilobytes: Readonly<Record<string, number>> = { k: 1, m: 1024, g: 1024 * 1024 }

function memory(text: string): Value {
  const [, number, unit = 'k'] = /^([\d.]+)\s*([kmg])?b?$/i.exec(text.trim()) ?? []
  return number === undefined ? null : Number(number) * (kilobytes[unit.toLowerCase()] ?? 1)
}

function seconds(text: string): Value {
  const [, days = '0', hours = '0', minutes, rest] =
    /^(?:(\d+)\+)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? []
  if (minutes === undefined) return null
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
}

function minutesAndMilliseconds(text: string): Value {
  const [, minutes = '0', rest] = /^(?:(\d+):)?(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? []
  return rest === undefined ? null : Number(minutes) * 60 + Number(rest)
}

const withoutUnit = (text: string): Value => numberOf(/^\s*[-+]?[\d.]+/.exec(text)?.[0])
const withoutCommas = (text: string): Value => numberOf(text.replaceAll(',', ''))

// What cannot be converted keeps its value with auto, and loses it with the others.
const conversions: Readonly<Record<string, Convert>> = {
  auto: (text) => numberOf(text) ?? withoutCommas(text) ?? text,
  ctime(text, format) {
    const time = numberOf(text)
    return time === null ? null : formatTime(time, format)
  },
  mktime: (text, format) => numberOf(text) ?? parseTime(text, format),
  dur2sec: seconds,
  memk: memory,
  mstime: minutesAndMilliseconds,
  num: (text) => numberOf(text) ?? withoutCommas(text) ?? seconds(text) ?? memory(text),
  rmcomma: withoutCommas,
  rmunit: withoutUnit,
  none: (text) => text
}

interface Conversion {
  readonly convert: Convert
  readonly field: string
  readonly target: string | null
}

const defaultFormat = '%m/%d/%Y %H:%M:%S'
const piece = /(\w+)\s*\(\s*"?([^)"]+?)"?\s*\)(?:\s+as\s+("[^"]+"|\S+?))?(?=[\s,]|$)/gi

function read(text: string): Conversion[] {
  const found = [...text.matchAll(piece)].map(([, name = '', field = '', target]) => {
    const convert = conversions[name.toLowerCase()]
    if (convert === undefined || !Object.hasOwn(conversions, name.toLowerCase())) {
      throw commandError('convert', `The function '${name}' is unknown.`)
    }
    return { convert, field, target: target?.replaceAll('"', '') ?? null }
  })
  if (found.length === 0) throw commandError('convert', 'It needs a function, such as num(field).')
  const rest = text
    .replace(piece, '')
    .replace(/[\s,]+/g, ' ')
    .trim()
  if (rest !== '') throw commandError('convert', `The argument '${rest}' is invalid.`)
  return found
}

function convertField(row: Result, name: string, target: string, convert: (text: string) => Value) {
  const text = textOf(row.get(name))
  if (text !== null) row.set(target, convert(text))
}

/** `convert`: numbers out of texts, and times in both directions. */
export const convert: Command = {
  compile({ args }) {
    const given = new Arguments('convert', args, ['timeformat'])
    const format = given.text('timeformat') ?? defaultFormat
    const list = read(args.replace(/timeformat\s*=\s*(?:"[^"]*"|\S+)/i, ''))
    const changed = (row: Result, all: readonly string[]): Result => {
      const copy = row.copy()
      for (const { convert, field, target } of list) {
        const run = (text: string): Value => convert(text, format)
        if (!field.includes('*')) convertField(copy, field, target ?? field, run)
        else {
          const star = wildcard(field.replace('*', ''))
          for (const name of matchingNames([field], all)) {
            if (!star.test(name)) convertField(copy, name, name, run)
          }
        }
      }
      return copy
    }
    if (!list.some(({ field }) => field.includes('*'))) return eachRow((row) => changed(row, []))
    return allRows(async (rows, run) => {
      const names = await allNames(rows, run)
      return flatMapped(rows, run, (row) => changed(row, names))
    })
  }
}
