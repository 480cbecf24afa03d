import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { ToolCall } from '../../preload/api.ts'
import { CopyButton } from '../ui/copy.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { formatCount, formatNumber, formatSize } from '../ui/format.ts'
import { JsonTree } from '../ui/json-tree.tsx'
import './call-result.css'
import { isRecord, resultRows, type JsonRecord } from './record.ts'
import { tabSeparated } from './tab-separated.ts'

export function CallResult({ call }: { readonly call: ToolCall }) {
  const rows = resultRows(call.result)
  const [asJson, setAsJson] = useState(false)
  if (call.result === null || call.result === undefined) {
    return (
      <Empty title="No result">
        {call.ms === null
          ? 'The call has not ended.'
          : (call.error ?? 'The call ended without one.')}
      </Empty>
    )
  }
  const table = rows !== null && !asJson
  return (
    <div className="call-result">
      <div className="call-result-tools">
        {rows !== null && (
          <ToggleButtonGroup
            className="segments"
            aria-label="Show as"
            disallowEmptySelection
            selectedKeys={[table ? 'table' : 'json']}
            onSelectionChange={(keys) => setAsJson(keys.has('json'))}
          >
            <ToggleButton id="table" className="segment">
              Table
            </ToggleButton>
            <ToggleButton id="json" className="segment">
              JSON
            </ToggleButton>
          </ToggleButtonGroup>
        )}
        <span className="dim">
          {rows !== null && howMany(rows, call.result)}
          {rows === null && call.bytes !== null && formatSize(call.bytes)}
        </span>
        <span className="call-result-copy">
          {rows !== null && (
            <CopyButton
              text={tabSeparated(rows)}
              what="the rows, for a spreadsheet"
              title="Copy rows"
            />
          )}
          <CopyButton
            text={JSON.stringify(call.result, null, 2)}
            what="the result as JSON"
            title="Copy JSON"
          />
        </span>
      </div>
      {table ? (
        <DataTable label="Result" rows={rows} />
      ) : (
        <div className="call-result-json" tabIndex={0} role="region" aria-label="Result as JSON">
          <JsonTree value={shownOf(call.result)} />
        </div>
      )}
    </div>
  )
}

/** The text block repeats the structured content, so only one of them is worth the room. */
const shownOf = (result: unknown): unknown =>
  isRecord(result) && isRecord(result['structuredContent']) ? result['structuredContent'] : result

function howMany(rows: readonly JsonRecord[], result: unknown): string {
  const content = isRecord(result) ? result['structuredContent'] : undefined
  const { truncated, total } = isRecord(content) ? content : {}
  return truncated === true && typeof total === 'number'
    ? `${formatNumber(rows.length)} of ${formatCount(total, 'row')}; the rest was not sent`
    : formatCount(rows.length, 'row')
}
