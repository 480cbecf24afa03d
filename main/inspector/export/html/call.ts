import type { CallStatus, ToolCall } from '../../tool-call.ts'
import { isRecord } from '../sanitising/json.ts'
import { count, duration, escaped, number, utcTime } from './escape.ts'
import { resultRows } from './result-rows.ts'

export const statusWords: Readonly<Record<CallStatus, string>> = {
  running: '● running',
  waiting: '◐ waiting',
  ok: '✓ ok',
  error: '✕ error',
  refused: '⊘ refused',
  cancelled: '– cancelled'
}

const longestText = 20_000

/** What was asked: the SPL with what else was given in a line, else the arguments. */
function asked(call: ToolCall): string {
  const args = isRecord(call.arguments) ? call.arguments : {}
  const key = ['query', 'search', 'spl'].find((name) => typeof args[name] === 'string')
  const rest = Object.entries(args)
    .filter(([name]) => name !== key)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const block = (text: string) => `<pre>${escaped(shortened(text))}</pre>`
  if (key === undefined) return rest.length === 0 ? '' : block(rest.join('\n'))
  const others = rest.join('  ')
  const line = others === '' ? '' : `<p class="more"><code>${escaped(shortened(others))}</code></p>`
  return block(String(args[key])) + line
}

function shortened(text: string): string {
  return text.length > longestText
    ? `${text.slice(0, longestText)}\n[${number(text.length - longestText)} more characters, which an export as JSON Lines holds]`
    : text
}

function splunkRequests({ splunkRequests: requests }: ToolCall): string {
  if (requests.length === 0) return ''
  const rows = requests.map(
    ({ method, path, status, ms, error }) =>
      `<tr><td>${escaped(method)}</td><td>${escaped(path)}${error === null ? '' : `<br>${escaped(error)}`}</td><td class="n">${status ?? 'none'}</td><td class="n">${duration(ms)}</td></tr>`
  )
  return `<details><summary>${count(requests.length, 'request')} to Splunk</summary><div class="wide"><table class="rows"><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col" class="n">Status</th><th scope="col" class="n">Took</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`
}

export function callArticle(call: ToolCall, sanitised: boolean): string {
  const { status, rows, ms, splunkMs, error, errorHint, note, profile, sid } = call
  const where =
    profile === null
      ? ''
      : `<span class="where">${escaped(profile.name)}</span>${profile.production ? ' <span class="prod">prod</span>' : ''}`
  const figures = [
    rows === null ? '' : count(rows, 'row'),
    ms === null ? '' : duration(ms),
    splunkMs === null || ms === null ? '' : `${duration(splunkMs)} in Splunk`
  ].filter((text) => text !== '')
  const messages = call.jobs.flatMap((job) => job.messages)
  return [
    `<article><div class="head"><time>${utcTime(call.startedAt)}</time><h3>${escaped(call.tool)}</h3>`,
    `<span class="status ${status}">${statusWords[status]}</span>${where}`,
    `<span class="figures">${figures.map((text) => `<span>${text}</span>`).join('')}</span></div>`,
    asked(call),
    error === null
      ? ''
      : `<div class="failure"><b>${escaped(error)}</b>${errorHint === null ? '' : `<br>${escaped(errorHint)}`}</div>`,
    ...messages.map(
      ({ type, text }) => `<p class="more">${escaped(type)}: ${escaped(shortened(text))}</p>`
    ),
    sanitised && (rows ?? 0) > 0
      ? `<p class="more">${count(rows ?? 0, 'row')} taken out.</p>`
      : resultRows(call.result, rows),
    note === null ? '' : `<p class="note">${escaped(note)}</p>`,
    sid === null ? '' : `<p class="more">sid ${escaped(sid)}</p>`,
    splunkRequests(call),
    '</article>\n'
  ].join('')
}
