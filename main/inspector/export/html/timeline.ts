import type { Summary } from '../summary.ts'
import { count, escaped, number, utc, utcTime } from './escape.ts'

const height = 48

/** When the calls were, as a picture that needs neither script nor style of its own. */
export function timelineOf({ spans, spanMs, from, calls, byStatus }: Summary): string {
  const most = Math.max(...spans.map((span) => span.calls), 1)
  const bar = (place: number, value: number, kind: string) => {
    if (value === 0) return ''
    const tall = Math.max((value / most) * (height - 2), 2)
    const y = (height - tall).toFixed(2)
    return `<rect${kind} x="${place * 10}" y="${y}" width="8" height="${tall.toFixed(2)}"/>`
  }
  const bars = spans.map(
    (span, place) => bar(place, span.calls, '') + bar(place, span.errors, ' class="failed"')
  )
  const end = from + spans.length * spanMs
  const errors = (byStatus.get('error') ?? 0) + (byStatus.get('refused') ?? 0)
  const label = `${count(calls, 'call')} from ${utc(from)} to ${utc(end)}, ${number(errors)} failed or refused`
  return `<div class="timeline"><svg role="img" aria-label="${escaped(label)}" viewBox="0 0 ${Math.max(spans.length, 24) * 10} ${height}" preserveAspectRatio="none">${bars.join('')}</svg><div class="ends"><span>${utcTime(from)}</span><span>${utcTime(end)}</span></div></div>`
}
