export const columnIds = [
  'time',
  'client',
  'session',
  'profile',
  'tool',
  'summary',
  'status',
  'rows',
  'took',
  'size',
  'waterfall'
] as const
export type ColumnId = (typeof columnIds)[number]

export const timeModes = ['absolute', 'relative', 'since'] as const
export type TimeMode = (typeof timeModes)[number]

/** Which columns stand in which order, how wide, and how times are told. */
export interface ColumnLayout {
  readonly order: readonly ColumnId[]
  readonly hidden: readonly ColumnId[]
  /** px, where the user has chosen. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>
  readonly time: TimeMode
}

/** What is remembered of it; `hidden` null: as many as the window has no room for. */
export type KeptLayout = Omit<ColumnLayout, 'hidden'> & {
  readonly hidden: ColumnLayout['hidden'] | null
}

/** A narrow window has no room for all. */
export const firstLayout = (wide: boolean): ColumnLayout => ({
  order: columnIds,
  hidden: wide ? [] : ['session', 'size', 'waterfall'],
  widths: {},
  time: 'absolute'
})

export const isColumn = (id: unknown): id is ColumnId => columnIds.some((column) => column === id)

/** What was remembered, as far as it still means something; null where it does not. */
export function parseLayout(text: string | null): KeptLayout | null {
  if (text === null) return null
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof ColumnLayout, unknown>>
    const ids = (value: unknown) => (Array.isArray(value) ? value.filter(isColumn) : [])
    const order = [...new Set(ids(kept.order))]
    const widths = Object.entries(kept.widths ?? {}).filter(
      ([id, width]) => isColumn(id) && typeof width === 'number'
    )
    return {
      order: [...order, ...columnIds.filter((id) => !order.includes(id))],
      hidden: kept.hidden == null ? null : ids(kept.hidden).filter((id) => id !== 'summary'),
      widths: Object.fromEntries(widths),
      time: timeModes.find((mode) => mode === kept.time) ?? 'absolute'
    }
  } catch {
    return null
  }
}

/** A column goes before (-1) or behind (1) the next one that is shown. */
export function moveColumn(layout: ColumnLayout, id: ColumnId, step: -1 | 1): ColumnLayout {
  const shown = layout.order.filter((one) => !layout.hidden.includes(one))
  const beside = shown[shown.indexOf(id) + step]
  if (beside === undefined) return layout
  const others = layout.order.filter((one) => one !== id)
  const at = others.indexOf(beside) + (step > 0 ? 1 : 0)
  return { ...layout, order: others.toSpliced(at, 0, id) }
}
