import type { ToolCall } from '../../../preload/api.ts'
import { Callout } from '../../ui/callout.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Fact, Facts } from '../../ui/pane.tsx'
import { formatSpl } from '../../ui/spl-format.ts'
import { Spl } from '../../ui/spl.tsx'
import { isRecord } from '../parsing/result-shape.ts'
import { splOf } from '../spl-argument.ts'
import { splFacts } from './spl-facts.ts'
import './spl-tab.css'

/** What the call asked: the search, what it reads and does, and all arguments as they were sent. */
export function SplTab({ call }: { readonly call: ToolCall }) {
  const spl = splOf(call)
  return (
    <div className="spl-tab">
      {spl !== null && (
        <section>
          <h2 className="label">SPL</h2>
          <CodeBlock text={formatSpl(spl)} what="the SPL" wrap>
            <Spl spl={formatSpl(spl)} />
          </CodeBlock>
        </section>
      )}
      <div className="spl-beside">
        {spl !== null && <SearchFacts spl={spl} call={call} />}
        <section>
          <h2 className="label">Arguments as sent</h2>
          <CodeBlock
            text={JSON.stringify(call.arguments ?? {}, null, 2)}
            what="the arguments"
            wrap
          />
        </section>
      </div>
    </div>
  )
}

const timesOf = (args: unknown) =>
  ['earliest_time', 'latest_time'].map((name) => {
    const value = isRecord(args) ? args[name] : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  })

/** Those that Splunk was asked with, where a search was started and its form was kept. */
const timesSent = ({ splunkRequests }: ToolCall) => {
  const form = splunkRequests.find(({ path }) => /\/jobs(\?|$)/.test(path))?.body
  return timesOf(Object.fromEntries(new URLSearchParams(form ?? '')))
}

function SearchFacts({ spl, call }: { readonly spl: string; readonly call: ToolCall }) {
  const { commands, indexes, macros, times, problem } = splFacts(spl)
  if (problem !== null)
    return (
      <Callout kind="warning" title="This SPL cannot be read">
        {problem}
      </Callout>
    )
  const asked = timesOf(call.arguments)
  const sent = timesSent(call)
  const [earliest = null, latest = null] = asked.map((time, end) => time ?? sent[end] ?? null)
  return (
    <Facts>
      <Fact label="Time range">
        {earliest === null && latest === null ? (
          "The tool's usual range"
        ) : (
          <>
            <code>{earliest ?? 'usual start'}</code> to <code>{latest ?? 'now'}</code>
            {asked.every((time) => time === null) && <span className="dim"> (not asked for)</span>}
          </>
        )}
        {times.length > 0 && (
          <div className="dim">
            The search itself says <code>{times.join(' ')}</code>, which wins.
          </div>
        )}
      </Fact>
      <Fact label="Indexes">
        {indexes.length === 0 ? (
          <span className="dim">None named: Splunk searches the user's default indexes.</span>
        ) : (
          <code>{indexes.join(', ')}</code>
        )}
      </Fact>
      {macros.length > 0 && (
        <Fact label="Macros">
          <code>{macros.join(', ')}</code>
        </Fact>
      )}
      <Fact label="Commands">
        <ul className="spl-commands">
          {commands.map(({ name, summary, inSubsearch }) => (
            <li key={name}>
              <code className="spl-command">{name}</code>
              <span className="dim">
                {summary ?? 'No text on this command.'}
                {inSubsearch && ' In a subsearch.'}
              </span>
            </li>
          ))}
        </ul>
      </Fact>
    </Facts>
  )
}
