import type { CallStatus } from '../../tool-call.ts'
import type { About } from '../writer.ts'
import { count, duration, escaped, number, utc } from './escape.ts'
import { timelineOf } from './timeline.ts'

const shown = 6

function listed(values: readonly string[]): string {
  const rest = values.length - shown
  const first = values.slice(0, shown).map(escaped).join('<br>')
  return rest > 0 ? `${first}<br>and ${number(rest)} more` : first
}

export function titleOf({ summary }: About): string {
  const [session] = summary.sessions
  return summary.sessions.length === 1 && session !== undefined
    ? `Session of ${summary.clients[0] ?? 'a client'}`
    : count(summary.calls, 'call')
}

/** Who, where and when. */
export function factsOf(about: About): string {
  const { summary } = about
  const facts: readonly (readonly [string, string])[] = [
    [summary.sessions.length === 1 ? 'Session' : 'Sessions', listed(summary.sessions)],
    [summary.clients.length === 1 ? 'Client' : 'Clients', listed(summary.clients)],
    [
      summary.profiles.length === 1 ? 'Splunk' : 'Splunks',
      listed(
        summary.profiles.map(
          ({ name, host, production }) => `${name}, ${host}${production ? ' (production)' : ''}`
        )
      )
    ],
    ['Began', utc(summary.from)],
    ['Ended', `${utc(summary.to)}, after ${duration(summary.to - summary.from)}`]
  ]
  return `<dl class="facts">${facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
    .join('')}</dl>`
}

/** How many, how long, when, and by which tool. */
export function summaryOf({ summary }: About): string {
  const { byStatus, calls, rows, took, splunk } = summary
  const of = (status: CallStatus) => byStatus.get(status) ?? 0
  const figure = (name: string, value: string, bad = false) =>
    `<div${bad ? ' class="bad"' : ''}><dt>${name}</dt><dd>${value}</dd></div>`
  const tools = [...summary.tools].sort(([, one], [, other]) => other.calls - one.calls)
  const toolRows = tools.map(
    ([name, sum]) =>
      `<tr><td>${escaped(name)}</td><td class="n">${number(sum.calls)}</td><td class="n">${number(sum.errors)}</td><td class="n">${duration(sum.took / Math.max(sum.calls, 1))}</td><td class="n">${duration(sum.splunk)}</td></tr>`
  )
  return [
    '<h2>Summary</h2><dl class="numbers">',
    figure('calls', number(calls)),
    figure('errors', number(of('error')), of('error') > 0),
    figure('refused', number(of('refused')), of('refused') > 0),
    figure('cancelled', number(of('cancelled'))),
    figure('rows', number(rows)),
    figure('in Splunk', duration(splunk)),
    figure('elsewhere', duration(Math.max(took - splunk, 0))),
    '</dl>',
    timelineOf(summary),
    '<table class="tools"><thead><tr><th scope="col">Tool</th><th scope="col" class="n">Calls</th><th scope="col" class="n">Failed or refused</th><th scope="col" class="n">On average</th><th scope="col" class="n">In Splunk</th></tr></thead><tbody>',
    ...toolRows,
    '</tbody></table>'
  ].join('')
}
