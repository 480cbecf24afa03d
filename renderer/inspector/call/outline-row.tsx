import type { OutlineLine } from '../parsing/json-outline.ts'
import { formatCount } from '../../ui/format.ts'
import { Marked } from '../../ui/marked.tsx'
import type { Point } from '../../ui/menu.tsx'

interface OutlineRowProps {
  readonly id: string
  /** Undefined: not known yet. */
  readonly line: OutlineLine | undefined
  readonly top: number
  readonly selected: boolean
  readonly sought: string
  readonly onPress: () => void
  readonly onFold: (path: readonly number[], open: boolean) => Promise<void>
  readonly onMenu: (line: OutlineLine, point: Point) => void
}

export function OutlineRow(props: OutlineRowProps) {
  const { id, line, top, selected, sought, onPress, onFold, onMenu } = props
  if (line === undefined) return null
  const { path, key, kind, text, size, open } = line
  const folds = kind === 'object' || kind === 'array'
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={path.length}
      aria-expanded={folds ? open : undefined}
      aria-selected={selected}
      className={selected ? 'outline-line selected' : 'outline-line'}
      style={{ transform: `translateY(${top}px)`, paddingLeft: path.length * 16 }}
      onPointerDown={onPress}
      onClick={() => folds && void onFold(path, !open)}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(line, { x: event.clientX, y: event.clientY })
      }}
    >
      <span className="outline-fold" aria-hidden>
        {folds ? (open ? '▾' : '▸') : ''}
      </span>
      <span className="json-name">
        <Marked text={key ?? ''} sought={sought} />
      </span>
      {folds ? (
        <span className="json-size">
          {kind === 'array'
            ? `[ ${formatCount(size, 'item')} ]`
            : `{ ${formatCount(size, 'field')} }`}{' '}
          {text}
        </span>
      ) : (
        <span className={`json-${kind}`}>
          <Marked text={text} sought={sought} />
          {size > text.length && (
            <span className="dim"> … of {formatCount(size, 'character')}</span>
          )}
        </span>
      )}
    </div>
  )
}
