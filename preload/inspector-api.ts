// What the window asks of the inspector.
import type {
  ExportChunk,
  ExportPreview,
  ExportRequest,
  ImportedHistory
} from '../main/inspector/export/contract.ts'
import type {
  FieldValue,
  FilterQuery,
  HistoryChange,
  HistoryRow,
  HistoryState,
  Order,
  Remark,
  SessionGroup,
  Statistics,
  Timeline,
  ViewOpened,
  ViewQuery,
  ViewState
} from '../main/inspector/history/contract.ts'
import type { Mark } from '../main/inspector/mark.ts'
import type { CallProfile, ToolCall, ToolCallRow } from '../main/inspector/tool-call.ts'

export type {
  CallProfile,
  ExportChunk,
  ExportPreview,
  ExportRequest,
  FieldValue,
  FilterQuery,
  HistoryRow,
  HistoryState,
  ImportedHistory,
  Mark,
  Order,
  Remark,
  SessionGroup,
  Statistics,
  Timeline,
  ToolCall,
  ToolCallRow,
  ViewOpened,
  ViewQuery,
  ViewState
}

/** `views` and `rows` of all windows: a window looks for its own. */
export type InspectorChange = HistoryChange

export interface InspectorRequests {
  'inspector.state': () => HistoryState
  /**
   * Opens a view of the history, or changes what the view of this id shows. The first page comes with
   * the answer, the rest is asked for by place; the view is followed by `inspector.changed`.
   */
  'inspector.open': (viewId: string, query: ViewQuery) => ViewOpened
  /** From a place on; null for a row that is no longer kept. At most 500. */
  'inspector.rows': (viewId: string, from: number, count: number) => readonly (HistoryRow | null)[]
  /** The place of a row in a view; null where it is not in it, or not found yet. */
  'inspector.place': (viewId: string, id: string) => number | null
  /** Looks no further through the history; what was found stays. */
  'inspector.stopScan': (viewId: string) => null
  'inspector.close': (viewId: string) => null
  /** Null when it is no longer kept. */
  'inspector.call': (id: string) => ToolCall | null
  /** The whole result as JSON text, of any size. */
  'inspector.result': (id: string) => string | null
  'inspector.timeline': (query: ViewQuery, spans: number) => Timeline | null
  'inspector.statistics': (query: ViewQuery, spans: number) => Statistics
  /** What a field has been, most calls first; for completion. */
  'inspector.values': (query: FilterQuery, field: string, prefix: string) => readonly FieldValue[]
  'inspector.remark': (id: string, remark: Remark) => null
  'inspector.cancel': (id: string) => null
  /** Forgets all calls that have ended, but for the pinned. */
  'inspector.clear': () => null
  /** `paused` lasts until the program ends, `private` until it is changed. */
  'inspector.capture': (capture: HistoryState['capture']) => HistoryState
  /**
   * Calls a tool once more, as the analyst: through the same policy, with the arguments given, else with
   * those of the call. Answers the id of the new call.
   */
  'inspector.runAgain': (
    id: string,
    change: {
      readonly arguments?: Readonly<Record<string, unknown>> | undefined
      readonly profileId?: string | undefined
    }
  ) => string
  /** What would be exported, and what would be taken out of it. */
  'inspector.exportPreview': (request: ExportRequest) => ExportPreview
  /** The next part of an export; `exportId` of the first part, null for that. */
  'inspector.export': (request: ExportRequest, exportId: string | null) => ExportChunk
  /** Ends an export before its end. */
  'inspector.closeExport': (exportId: string) => null
  /** Reads an export of ours, part by part; what is read is shown by views whose `source` it is. */
  'inspector.import': (
    importId: string | null,
    fileName: string,
    text: string,
    last: boolean
  ) => ImportedHistory
  'inspector.closeImport': (importId: string) => null
}

export const inspectorRequests: Record<keyof InspectorRequests, true> = {
  'inspector.state': true,
  'inspector.open': true,
  'inspector.rows': true,
  'inspector.place': true,
  'inspector.stopScan': true,
  'inspector.close': true,
  'inspector.call': true,
  'inspector.result': true,
  'inspector.timeline': true,
  'inspector.statistics': true,
  'inspector.values': true,
  'inspector.remark': true,
  'inspector.cancel': true,
  'inspector.clear': true,
  'inspector.capture': true,
  'inspector.runAgain': true,
  'inspector.exportPreview': true,
  'inspector.export': true,
  'inspector.closeExport': true,
  'inspector.import': true,
  'inspector.closeImport': true
}
