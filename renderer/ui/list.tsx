import type { ReactNode } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import './list.css'

interface ListProps<Item extends { readonly id: string }> {
  readonly label: string
  readonly tools?: ReactNode
  readonly items: readonly Item[]
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  /** Enter or a double click. */
  readonly onOpen?: (id: string) => void
  readonly textOf: (item: Item) => string
  readonly row: (item: Item) => ReactNode
  readonly empty: ReactNode
}

/** A short list of things with two lines each; the chosen one is open beside it. */
export function List<Item extends { readonly id: string }>(props: ListProps<Item>) {
  const { label, tools, items, selected, onSelect, onOpen, textOf, row, empty } = props
  return (
    <>
      {tools !== undefined && <div className="list-tools">{tools}</div>}
      {items.length === 0 ? (
        empty
      ) : (
        <GridList
          className="list"
          aria-label={label}
          items={items.map((item) => ({ id: item.id, item }))}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            if (key !== undefined) onSelect(String(key))
          }}
          onAction={(key) => onOpen?.(String(key))}
        >
          {({ id, item }) => (
            <GridListItem id={id} textValue={textOf(item)} className="list-item">
              <div className="list-row">{row(item)}</div>
            </GridListItem>
          )}
        </GridList>
      )}
    </>
  )
}
