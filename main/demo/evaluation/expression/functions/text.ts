import { numberOf, textOf } from '../../value.ts'
import { jsonPath } from '../../json-path.ts'
import { asValue, type EvalFunction, ofValues } from '../expression.ts'

const ofText = (
  least: number,
  most: number,
  compute: (text: string, second: string | null) => string | number | null
): EvalFunction =>
  ofValues(least, most, ([value, second]) => {
    const text = textOf(value)
    return text === null ? null : compute(text, textOf(second))
  })

const charactersOf = (characters: string | null): string =>
  characters === null ? '\\s' : characters.replace(/[\\\]^-]/g, '\\$&')
const trimmed = (text: string, characters: string | null, side: 'l' | 'r' | 'both'): string => {
  const set = `[${charactersOf(characters)}]+`
  const left = side === 'r' ? text : text.replace(new RegExp(`^${set}`), '')
  return side === 'l' ? left : left.replace(new RegExp(`${set}$`), '')
}

function duration(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  const days = Math.floor(whole / 86_400)
  return `${seconds < 0 ? '-' : ''}${days > 0 ? `${days}+` : ''}${clock}`
}

function written(value: number, format: string | null): string {
  if (format === 'hex') return `0x${Math.trunc(value).toString(16).toUpperCase()}`
  if (format === 'duration') return duration(value)
  if (format !== 'commas') return textOf(value) ?? ''
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

/** Functions that make texts. */
export const textFunctions: Readonly<Record<string, EvalFunction>> = {
  len: ofText(1, 1, (text) => Array.from(text).length),
  lower: ofText(1, 1, (text) => text.toLowerCase()),
  upper: ofText(1, 1, (text) => text.toUpperCase()),
  trim: ofText(1, 2, (text, characters) => trimmed(text, characters, 'both')),
  ltrim: ofText(1, 2, (text, characters) => trimmed(text, characters, 'l')),
  rtrim: ofText(1, 2, (text, characters) => trimmed(text, characters, 'r')),
  urldecode: ofText(1, 1, (text) => {
    try {
      return decodeURIComponent(text.replaceAll('+', ' '))
    } catch {
      return text
    }
  }),
  substr: ofValues(2, 3, ([value, start, length]) => {
    const text = textOf(value)
    const from = numberOf(start)
    if (text === null || from === null) return null
    const at = from > 0 ? from - 1 : from < 0 ? Math.max(0, text.length + from) : 0
    const count = numberOf(length)
    return text.slice(at, count === null ? undefined : at + Math.max(0, count))
  }),
  tonumber: ofValues(1, 2, ([value, base]) => {
    const radix = numberOf(base) ?? 10
    if (radix === 10) return numberOf(value)
    const text = (textOf(value) ?? '').trim().replace(radix === 16 ? /^0x/i : /^$/, '')
    const number = Number.parseInt(text, radix)
    return number.toString(radix) === text.toLowerCase().replace(/^0+(?=.)/, '') ? number : null
  }),
  tostring: ofValues(1, 2, ([value = null, format]) => {
    const number = numberOf(value)
    return number === null ? textOf(value) : written(number, textOf(format))
  }),
  typeof: ofValues(1, 1, ([value]) => {
    if (value === null || value === undefined) return 'Null'
    if (typeof value === 'boolean') return 'Boolean'
    return numberOf(value) === null ? 'String' : 'Number'
  }),
  printf: ofValues(1, 100, ([format, ...values]) => {
    const queue = [...values]
    return (textOf(format) ?? '').replace(
      /%(-?0?\d*)(?:\.(\d+))?([sdifxXc%])/g,
      (_all, width: string, places: string | undefined, kind: string) => {
        if (kind === '%') return '%'
        const value = queue.shift() ?? null
        const number = numberOf(value) ?? 0
        const text =
          kind === 'f'
            ? number.toFixed(places === undefined ? 6 : Number(places))
            : kind === 'd' || kind === 'i'
              ? String(Math.trunc(number))
              : kind.toLowerCase() === 'x'
                ? Math.trunc(number).toString(16)
                : (textOf(asValue(value)) ?? '')
        const size = Number(width.replace(/^-?0?/, ''))
        if (width.startsWith('-')) return text.padEnd(size)
        return text.padStart(size, width.startsWith('0') ? '0' : ' ')
      }
    )
  }),
  spath: ofValues(2, 2, ([value, path]) => jsonPath(textOf(value) ?? '', textOf(path) ?? '')),
  json_extract: ofValues(2, 2, ([value, path]) => jsonPath(textOf(value) ?? '', textOf(path) ?? ''))
}
