import { visibleText } from '../../visible-text.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** Text for an element or an attribute in quotes; what cannot be seen is named. */
export const escaped = (text: string): string =>
  visibleText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** "2026-11-25 14:02:11.041 UTC": a report is read in other places than it was made. */
export const utc = (at: number): string =>
  `${new Date(at).toISOString().replace('T', ' ').replace('Z', '')} UTC`

/** "14:02:11.041" */
export const utcTime = (at: number): string => new Date(at).toISOString().slice(11, 23)

export const number = (value: number): string => value.toLocaleString('en-US')

/** "41 ms", "2.1 s", "2 min 5 s" */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`
}

export const count = (value: number, one: string): string =>
  `${number(value)} ${value === 1 ? one : `${one}s`}`
