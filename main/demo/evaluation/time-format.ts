const months =
  'January February March April May June July August September October November December'.split(' ')
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const two = (value: number): string => String(value).padStart(2, '0')
const composed: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  R: '%H:%M',
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%Y',
  X: '%H:%M:%S',
  h: '%b',
  r: '%I:%M:%S %p'
}
const directive = /%(:z|\d?[A-Za-z%])/g

const expanded = (format: string): string =>
  format.replace(directive, (all, name: string) => composed[name] ?? all)

/** Formats a time in seconds as UTC, by strftime's letters and Splunk's %N and %Q. */
export function formatTime(time: number, format: string): string {
  const date = new Date(Math.floor(time * 1000 + 1e-6))
  const part = (value: number, places: number) => String(Math.floor(value)).padStart(places, '0')
  const fraction = (places: number) =>
    part(Math.floor((time - Math.floor(time)) * 1e6 + 0.5) % 1e6, 6)
      .padEnd(9, '0')
      .slice(0, places)
  const year = date.getUTCFullYear()
  const hour = date.getUTCHours()
  const ordinal = Math.floor(
    (Date.UTC(year, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(year, 0, 1)) / 864e5
  )
  const letters: Readonly<Record<string, () => string>> = {
    Y: () => String(year),
    y: () => two(year % 100),
    m: () => two(date.getUTCMonth() + 1),
    d: () => two(date.getUTCDate()),
    e: () => String(date.getUTCDate()).padStart(2),
    H: () => two(hour),
    k: () => String(hour).padStart(2),
    I: () => two(hour % 12 || 12),
    l: () => String(hour % 12 || 12).padStart(2),
    p: () => (hour < 12 ? 'AM' : 'PM'),
    M: () => two(date.getUTCMinutes()),
    S: () => two(date.getUTCSeconds()),
    s: () => String(Math.floor(time)),
    b: () => months[date.getUTCMonth()]?.slice(0, 3) ?? '',
    B: () => months[date.getUTCMonth()] ?? '',
    a: () => days[date.getUTCDay()]?.slice(0, 3) ?? '',
    A: () => days[date.getUTCDay()] ?? '',
    w: () => String(date.getUTCDay()),
    u: () => String(date.getUTCDay() || 7),
    j: () => part(ordinal + 1, 3),
    U: () => two(Math.floor((ordinal + 7 - date.getUTCDay()) / 7)),
    V: () => two(isoWeek(date)),
    f: () => fraction(6),
    N: () => fraction(9),
    Q: () => fraction(3),
    z: () => '+0000',
    ':z': () => '+00:00',
    Z: () => 'UTC',
    n: () => '\n',
    t: () => '\t',
    '%': () => '%'
  }
  return expanded(format).replace(directive, (all, name: string) => {
    const places = /^(\d)[NQ]$/.exec(name)?.[1]
    return places === undefined ? (letters[name]?.() ?? all) : fraction(Number(places))
  })
}

function isoWeek(date: Date): number {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 864e5)
  const january = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.floor((thursday.getTime() - january) / 6048e5) + 1
}

const shapes: Readonly<Record<string, string>> = {
  Y: '(\\d{4})',
  y: '(\\d\\d)',
  m: '(\\d\\d?)',
  d: '(\\d\\d?)',
  e: '\\s*(\\d\\d?)',
  H: '(\\d\\d?)',
  k: '\\s*(\\d\\d?)',
  I: '(\\d\\d?)',
  l: '\\s*(\\d\\d?)',
  M: '(\\d\\d?)',
  S: '(\\d\\d?)',
  p: '([AaPp][Mm])',
  b: '([A-Za-z]{3,9})',
  B: '([A-Za-z]{3,9})',
  a: '([A-Za-z]+)',
  A: '([A-Za-z]+)',
  s: '(\\d+)',
  N: '(\\d+)',
  Q: '(\\d+)',
  f: '(\\d+)',
  z: '([+-]\\d\\d:?\\d\\d|Z)',
  ':z': '([+-]\\d\\d:?\\d\\d|Z)',
  Z: '([A-Za-z]+)'
}

/** Reads a time by strptime's letters, UTC where the text has no offset. Seconds, or null. */
export function parseTime(text: string, format: string): number | null {
  const found: string[] = []
  const pattern = expanded(format)
    .replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
    .replace(directive, (all, name: string) => {
      const letter = name.replace(/^\d/, '')
      found.push(letter)
      return name === '%' ? '()%' : (shapes[letter] ?? all)
    })
    .replace(/\s+/g, '\\s+')
  const match = new RegExp(`^\\s*${pattern}`).exec(text)
  if (!match) return null
  const parts = new Map(found.map((letter, at) => [letter, match[at + 1] ?? '']))
  return timeFrom(parts)
}

function timeFrom(parts: ReadonlyMap<string, string>): number | null {
  const number = (letters: string, otherwise: number) => {
    const letter = letters.split('').find((candidate) => parts.has(candidate))
    return letter === undefined ? otherwise : Number(parts.get(letter))
  }
  if (parts.has('s')) return number('s', 0)
  const name = (parts.get('b') ?? parts.get('B'))?.slice(0, 3).toLowerCase()
  const named = months.findIndex((month) => month.slice(0, 3).toLowerCase() === name)
  if (name !== undefined && named < 0) return null
  const afternoon = parts.get('p')?.toLowerCase()
  const hour = number('Hk', number('Il', 0) % (afternoon === undefined ? 24 : 12))
  const year = parts.has('Y')
    ? number('Y', 0)
    : parts.has('y')
      ? 2000 + number('y', 0)
      : new Date().getUTCFullYear()
  const time = Date.UTC(
    year,
    named >= 0 ? named : number('m', 1) - 1,
    number('de', 1),
    hour + (afternoon === 'pm' ? 12 : 0),
    number('M', 0),
    number('S', 0)
  )
  const fraction = parts.get('N') ?? parts.get('Q') ?? parts.get('f')
  const zone = /^([+-])(\d\d):?(\d\d)$/.exec(parts.get('z') ?? parts.get(':z') ?? '')
  const offset = zone
    ? Number(`${zone[1] ?? ''}1`) * (Number(zone[2]) * 3600 + Number(zone[3]) * 60)
    : 0
  return time / 1000 - offset + (fraction === undefined ? 0 : Number(`0.${fraction}`))
}
