import type { RequestName } from '../../preload/api.ts'
import type { App } from '../app.ts'
import { exportHandlers } from './export-handlers.ts'
import type { Handlers } from './handlers.ts'

type InspectorName = Extract<RequestName, `inspector.${string}`>

/** What the window asks of the history of calls. */
export function inspectorHandlers({
  inspector,
  record,
  runAgain
}: App): Pick<Handlers, InspectorName> {
  const { history } = inspector
  return {
    'inspector.state': () => inspector.state,
    'inspector.open': (viewId, query) => history.ask('open', viewId, query),
    'inspector.rows': (viewId, from, count) => history.ask('rows', viewId, from, count),
    'inspector.place': (viewId, id) => history.ask('place', viewId, id),
    'inspector.stopScan': (viewId) => history.ask('stopScan', viewId),
    'inspector.close': (viewId) => history.ask('close', viewId),
    'inspector.call': (id) => inspector.call(id),
    'inspector.result': (id) => history.ask('result', id),
    'inspector.timeline': (query, spans) => history.ask('timeline', query, spans),
    'inspector.statistics': (query, spans) => history.ask('statistics', query, spans),
    'inspector.values': (query, field, prefix) => history.ask('values', query, field, prefix),
    'inspector.remark': (id, remark) => {
      record.imports.assertOwn(id)
      return inspector.remark(id, remark)
    },
    'inspector.cancel': (id) => {
      inspector.cancel(id)
      return null
    },
    'inspector.clear': async () => {
      await inspector.clear()
      return null
    },
    'inspector.capture': (capture) => record.capture(capture),
    'inspector.runAgain': (id, change) => {
      record.imports.assertOwn(id)
      return runAgain(id, change)
    },
    ...exportHandlers(record.exports, record.imports)
  }
}
