import {
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent
} from 'react'
import type { OutlineLine } from '../parsing/json-outline.ts'
import type { Parser } from '../parsing/parser.ts'
import { useCopy } from '../../ui/copy.tsx'
import { MenuAt, type Point } from '../../ui/menu.tsx'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { OutlineRow } from './outline-row.tsx'
import { usePages } from './use-pages.ts'

interface OutlineTreeProps {
  readonly parser: Parser
  readonly count: number
  /** Another one when lines were opened or folded. */
  readonly version: number
  /** A line to bring into sight. */
  readonly goTo: number | null
  readonly sought: string
  readonly onFold: (path: readonly number[], open: boolean) => Promise<void>
}

const lineHeight = 20

/** The lines of a folded JSON value that are in sight, as an ARIA tree. */
export function OutlineTree(props: OutlineTreeProps) {
  const { parser, count, version, goTo, sought, onFold } = props
  const frame = useRef<HTMLDivElement>(null)
  const name = useId()
  const copy = useCopy()
  const [place, setPlace] = useState(0)
  const [menu, setMenu] = useState<{ readonly line: OutlineLine; readonly point: Point } | null>(
    null
  )
  const virtual = useRowsInSight({ frame, count, rowHeight: lineHeight, headHeight: 0 })
  const items = virtual.getVirtualItems()
  const ask = useCallback((from: number, most: number) => parser.ask('lines', from, most), [parser])
  const line = usePages({
    ask,
    version,
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0
  })
  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, count - 1))
    setPlace(next)
    virtual.scrollToIndex(next)
  }
  const [seen, setSeen] = useState(version)
  if (seen !== version) {
    setSeen(version)
    if (goTo !== null) setPlace(goTo)
  }
  const reveal = useEffectEvent((to: number) => virtual.scrollToIndex(to, { align: 'center' }))
  useEffect(() => {
    if (goTo !== null) reveal(goTo)
  }, [goTo, version])

  const copyValue = async ({ path }: OutlineLine) =>
    copy((await parser.ask('at', path)).json, 'the value')
  const copyPath = async ({ path }: OutlineLine) =>
    copy((await parser.ask('at', path)).name, 'the path')
  const selected = line(place)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const folds = selected?.kind === 'object' || selected?.kind === 'array'
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / lineHeight) - 1)
    if (event.key === 'ArrowDown' || event.key === 'j') move(place + 1)
    else if (event.key === 'ArrowUp' || event.key === 'k') move(place - 1)
    else if (event.key === 'PageDown') move(place + page)
    else if (event.key === 'PageUp') move(place - page)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(count - 1)
    else if (selected === undefined) return
    else if (event.key === 'ArrowRight' && folds && !selected.open) void onFold(selected.path, true)
    else if (event.key === 'ArrowRight') move(place + 1)
    else if (event.key === 'ArrowLeft' && selected.open) void onFold(selected.path, false)
    else if (event.key === 'ArrowLeft') move(parentOf(selected, place, line))
    else if (event.key === 'Enter' && folds) void onFold(selected.path, !selected.open)
    else if (event.key === 'c') void copyValue(selected)
    else if (event.key === 'C') void copyPath(selected)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div
        ref={frame}
        className="outline-tree"
        role="tree"
        aria-label="The result as JSON"
        aria-activedescendant={
          items.some(({ index }) => index === place) ? `${name}-${place}` : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="none" className="outline-lines" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <OutlineRow
              key={index}
              id={`${name}-${index}`}
              line={line(index)}
              top={start}
              selected={index === place}
              sought={sought}
              onPress={() => setPlace(index)}
              onFold={onFold}
              onMenu={(shown, point) => {
                setPlace(index)
                setMenu({ line: shown, point })
              }}
            />
          ))}
        </div>
      </div>
      {menu !== null && (
        <MenuAt
          label="Actions"
          point={menu.point}
          onClose={() => setMenu(null)}
          actions={[
            { id: 'value', text: 'Copy value', keys: 'c', run: () => void copyValue(menu.line) },
            { id: 'path', text: 'Copy path', keys: 'Shift C', run: () => void copyPath(menu.line) }
          ]}
        />
      )}
    </>
  )
}

/** The line that a line stands under; itself where that is too far away to be known. */
function parentOf(
  { path }: OutlineLine,
  place: number,
  line: (index: number) => OutlineLine | undefined
): number {
  for (let at = place - 1; at >= 0; at--) {
    const above = line(at)
    if (above === undefined) break
    if (above.path.length < path.length) return at
  }
  return place
}
