import { useEffect, useMemo, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type UPlot from 'uplot'
import { visibleText } from '../../../main/inspector/visible-text.ts'
import type { Chart } from '../parsing/chart-data.ts'
import { formatCount, formatNumber, formatTimestamp } from '../../ui/format.ts'
import { useMedia } from '../../ui/media.ts'
import { drawTimeChart } from './draw-time-chart.ts'
import { smallSeries } from './small-series.ts'
import './time-chart.css'

interface TimeChartProps {
  readonly chart: Extract<Chart, { readonly kind: 'time' }>
}

/** Series over time. The arrow keys read it point by point; its legend hides and shows. */
export function TimeChart({ chart }: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<number | null>(null)
  const dark = useMedia('(prefers-color-scheme: dark)')
  useEffect(() => {
    const node = frame.current
    if (node === null) return
    const drawn = drawTimeChart(node, chart, setAt)
    plot.current = drawn
    const observer = new ResizeObserver(() =>
      drawn.setSize({ width: node.clientWidth, height: node.clientHeight })
    )
    observer.observe(node)
    return () => {
      observer.disconnect()
      drawn.destroy()
      plot.current = null
    }
  }, [chart, dark])
  useEffect(() => {
    for (const [place, { name }] of chart.series.entries()) {
      plot.current?.setSeries(place + 1, { show: !hidden.has(name) })
    }
  }, [chart, dark, hidden])

  const move = (place: number) => {
    const next = Math.max(0, Math.min(place, chart.times.length - 1))
    const left = plot.current?.valToPos(chart.times[next] ?? 0, 'x') ?? 0
    plot.current?.setCursor({ left, top: 0 })
    setAt(next)
  }
  const small = useMemo(() => smallSeries(chart.series), [chart])
  const time = at === null ? undefined : chart.times[at]
  return (
    <div className="time-chart">
      <div className="time-legend" role="group" aria-label="Series">
        {chart.series.map(({ name, values }, place) => {
          const value = at === null ? undefined : values[at]
          return (
            <ToggleButton
              key={name}
              className="time-series"
              isSelected={!hidden.has(name)}
              onChange={(shown) => {
                const next = new Set(hidden)
                if (shown) next.delete(name)
                else next.add(name)
                setHidden(next)
              }}
            >
              <span
                className="time-series-mark"
                aria-hidden
                data-dashed={small.has(name) || undefined}
                style={{ color: `var(--hue-${place % 8})` }}
              />
              <span className="time-series-name" title={visibleText(name)}>
                {visibleText(name)}
              </span>
              {small.has(name) && <span className="dim">(right axis)</span>}
              <span className="time-series-value">
                {value === undefined || value === null ? '' : formatNumber(value)}
              </span>
            </ToggleButton>
          )
        })}
        {chart.left > 0 && (
          <span className="dim">
            {formatCount(chart.left, 'smaller series', 'smaller series')} only in the table
          </span>
        )}
      </div>
      <div
        ref={frame}
        className="time-plot"
        role="slider"
        aria-label={`Chart of ${chart.series.map(({ name }) => name).join(', ')} over time`}
        aria-valuemin={0}
        aria-valuemax={chart.times.length - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={time === undefined ? 'No time chosen' : pointText(chart, at ?? 0, time)}
        tabIndex={0}
        onKeyDown={(event) => {
          const steps: Readonly<Record<string, number>> = {
            ArrowRight: (at ?? -1) + 1,
            ArrowLeft: (at ?? 1) - 1,
            Home: 0,
            End: chart.times.length - 1
          }
          const next = steps[event.key]
          if (next === undefined) return
          event.preventDefault()
          move(next)
        }}
      />
      <p className="time-at dim">
        {time === undefined
          ? 'Point at the chart, or press ← →, to read its values.'
          : formatTimestamp(time * 1000)}
      </p>
    </div>
  )
}

const pointText = ({ series }: TimeChartProps['chart'], at: number, time: number) =>
  `${formatTimestamp(time * 1000)}: ${series
    .map(({ name, values }) => `${name} ${values[at] ?? 'none'}`)
    .join(', ')}`
