interface BrushEdgeProps {
  readonly className: string
  readonly label: string
  /** In bars. */
  readonly at: number
  readonly spans: number
  readonly least: number
  readonly most: number
  /** The time that it stands at. */
  readonly text: string
  readonly onMove: (bar: number) => void
}

/** One end of a span of time over bars, moved with the arrows; Shift moves ten bars. */
export function BrushEdge(props: BrushEdgeProps) {
  const { className, label, at, spans, least, most, text, onMove } = props
  return (
    <span
      role="slider"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={spans}
      aria-valuenow={Math.round(at)}
      aria-valuetext={text}
      tabIndex={0}
      className={className}
      style={{ left: `${(at / Math.max(spans, 1)) * 100}%` }}
      onKeyDown={(event) => {
        const by = event.shiftKey ? 10 : 1
        const bar = Math.round(at)
        const next = { ArrowLeft: bar - by, ArrowRight: bar + by, Home: least, End: most }[
          event.key
        ]
        if (next === undefined) return
        event.preventDefault()
        onMove(Math.max(least, Math.min(next, most)))
      }}
    />
  )
}
