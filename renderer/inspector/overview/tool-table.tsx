import type { Statistics } from '../../../preload/api.ts'
import { formatDuration, formatNumber } from '../../ui/format.ts'
import './tool-table.css'

interface ToolTableProps {
  readonly tools: Statistics['tools']
  readonly onPick: (tool: string) => void
}

/** How often each tool was called, how often it failed, and how long it took. */
export function ToolTable({ tools, onPick }: ToolTableProps) {
  const longest = Math.max(...tools.map(({ p95 }) => p95), 1)
  const most = Math.max(...tools.map(({ calls }) => calls), 1)
  return (
    <section className="overview-part tool-table" aria-label="By tool">
      <div className="tool-table-scroll" tabIndex={0} role="region" aria-label="Tools">
        <table>
          <thead>
            <tr>
              <th scope="col">Tool</th>
              <th scope="col" className="numeric" colSpan={2}>
                Calls
              </th>
              <th scope="col" className="numeric">
                Failed
              </th>
              <th scope="col" className="numeric">
                p50
              </th>
              <th scope="col" className="numeric">
                p95
              </th>
              <th scope="col" className="tool-took-head">
                up to {formatDuration(longest)}
              </th>
            </tr>
          </thead>
          <tbody>
            {tools.map(({ tool, calls, errors, p50, p95 }) => (
              <tr key={tool} onClick={() => onPick(tool)}>
                <th scope="row">
                  <button type="button" title={`Only ${tool}`}>
                    {tool}
                  </button>
                </th>
                <td className="tool-calls" aria-hidden>
                  <span style={{ width: `${(calls / most) * 100}%` }} />
                </td>
                <td className="numeric">{formatNumber(calls)}</td>
                <td className={errors > 0 ? 'numeric failed' : 'numeric dim'}>
                  {formatNumber(errors)}
                </td>
                <td className="numeric">{formatDuration(p50)}</td>
                <td className="numeric">{formatDuration(p95)}</td>
                <td className="tool-took" aria-hidden>
                  <span className="p95" style={{ width: `${(p95 / longest) * 100}%` }} />
                  <span className="p50" style={{ width: `${(p50 / longest) * 100}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
