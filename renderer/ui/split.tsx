import { useEffect, useMemo, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import './split.css'

interface SplitProps {
  /** Remembered under this name. */
  readonly name: string
  readonly direction: 'right' | 'below'
  /** Of the detail, in px, until the user moves it. */
  readonly size: number
  readonly smallest: number
  /** What the list keeps at least. */
  readonly rest: number
  readonly list: ReactNode
  readonly detail: ReactNode
}

/** A list and, when there is one, its detail, with a bar between them that can be dragged. */
export function Split({ name, direction, size, smallest, rest, list, detail }: SplitProps) {
  const key = `switchboard.split.${name}`
  const frame = useRef<HTMLDivElement>(null)
  const kept = useMemo(() => Number(localStorage.getItem(key)) || size, [key, size])
  const [moved, setMoved] = useState<{ readonly key: string; readonly px: number } | null>(null)
  // The same frame is another split when the window has become wider.
  const wanted = moved?.key === key ? moved.px : kept
  const [space, setSpace] = useState(Number.POSITIVE_INFINITY)
  const flat = direction === 'right'

  useEffect(() => {
    const node = frame.current
    if (!node) return
    const observer = new ResizeObserver(() => setSpace(flat ? node.clientWidth : node.clientHeight))
    observer.observe(node)
    return () => observer.disconnect()
  }, [flat])

  const fit = (px: number) => Math.round(Math.max(smallest, Math.min(px, space - rest)))
  const move = (px: number) => {
    setMoved({ key, px: fit(px) })
    localStorage.setItem(key, String(fit(px)))
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    move(flat ? box.right - event.clientX : box.bottom - event.clientY)
  }
  const steps: Record<string, number> = flat
    ? { ArrowLeft: 16, ArrowRight: -16 }
    : { ArrowUp: 16, ArrowDown: -16 }

  return (
    <div ref={frame} className={`split ${direction}`}>
      <div className="split-list">{list}</div>
      {detail !== null && (
        <>
          <div
            className="split-bar"
            role="separator"
            aria-label="Size of the detail"
            aria-orientation={flat ? 'vertical' : 'horizontal'}
            aria-valuenow={fit(wanted)}
            aria-valuemin={smallest}
            aria-valuemax={Number.isFinite(space) ? Math.max(smallest, space - rest) : 10000}
            tabIndex={0}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onDoubleClick={() => move(size)}
            onKeyDown={(event) => {
              const step = steps[event.key]
              if (step === undefined) return
              event.preventDefault()
              move(fit(wanted) + step)
            }}
          />
          <div
            className="split-detail"
            style={flat ? { width: fit(wanted) } : { height: fit(wanted) }}
          >
            {detail}
          </div>
        </>
      )}
    </div>
  )
}
