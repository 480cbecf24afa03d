import type { ToolCallRow } from '../../../preload/api.ts'
import { Overview } from './overview.tsx'

/** A call of which only the row is known. */
export function RowOnly({ row }: { readonly row: ToolCallRow }) {
  return (
    <Overview
      call={{
        ...row,
        calledAs: null,
        arguments: null,
        result: null,
        errorCode: null,
        errorHint: null,
        splunkRequests: [],
        jobs: [],
        exchange: null,
        messages: []
      }}
    />
  )
}
