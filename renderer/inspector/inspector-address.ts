import type { Order, ViewQuery } from '../../preload/api.ts'
import { everything } from '../state/history-view.ts'

const orders: readonly Order[] = [
  'time',
  'client',
  'session',
  'profile',
  'tool',
  'status',
  'rows',
  'took',
  'size'
]

/** What the inspector's address asks for: `order=took`, or `order=-took` for the smallest first. */
export function queryOf(params: URLSearchParams): ViewQuery {
  const text = params.get('order') ?? ''
  const order = orders.find((one) => one === text.replace(/^-/, ''))
  return {
    filter: params.get('filter') ?? '',
    order: order ?? everything.order,
    descending: order === undefined || !text.startsWith('-'),
    bySession: params.get('group') === 'session',
    protocol: params.get('protocol') === 'yes',
    source: params.get('source')
  }
}

export const orderParam = (order: Order, descending: boolean): string | null =>
  order === 'time' && descending ? null : descending ? order : `-${order}`

/** Two calls that are compared; null: none. */
export function comparedOf(params: URLSearchParams): readonly [string, string] | null {
  const [a = '', b = ''] = (params.get('compare') ?? '').split(',')
  return a === '' || b === '' ? null : [a, b]
}
