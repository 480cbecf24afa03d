import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatNumber } from '../../ui/format.ts'
import type { Chart } from '../parsing/chart-data.ts'
import { smallSeries } from './small-series.ts'

/** What a colour of tokens.css is in this scheme: a canvas does not know CSS's variables. */
function coloursOf(node: HTMLElement) {
  const probe = document.createElement('span')
  node.append(probe)
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const found = {
    text: colour('--dim'),
    line: colour('--line'),
    series: Array.from({ length: 8 }, (_, place) => colour(`--hue-${place}`))
  }
  probe.remove()
  return found
}

const fromZero: UPlot.Range.Function = (_, least, most) => [
  Math.min(least, 0),
  most > 0 ? most * 1.05 : 1
]
const numberTexts: UPlot.Axis.Values = (_, values) =>
  values.map((value: number | null) => (value === null ? '' : formatNumber(value)))
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** uPlot has its sides as an ambient const enum, of which there is no value to import: 1 is right. */
const onTheRight = (axis: UPlot.Axis): UPlot.Axis => Object.assign({ side: 1 }, axis)

/** The time of each tick, and under the first of a day its date. */
const timeTexts: UPlot.Axis.Values = (_, times) =>
  times.map((time, place) => {
    const before = times[place - 1]
    const day = days.format(time * 1000)
    const same = before !== undefined && days.format(before * 1000) === day
    return same ? clock.format(time * 1000) : `${clock.format(time * 1000)}\n${day}`
  })

/** Draws series over time into a node; `onPoint` is told the place of the time under the pointer. */
export function drawTimeChart(
  node: HTMLElement,
  chart: Extract<Chart, { readonly kind: 'time' }>,
  onPoint: (place: number | null) => void
): UPlot {
  const colours = coloursOf(node)
  const axis: UPlot.Axis = {
    stroke: colours.text,
    font: '11px system-ui',
    grid: { stroke: colours.line, width: 1 },
    ticks: { stroke: colours.line, width: 1, size: 4 }
  }
  const dots = chart.times.length < 60
  const small = smallSeries(chart.series)
  return new UPlot(
    {
      width: node.clientWidth,
      height: node.clientHeight,
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false } },
      padding: [8, 24, 0, 0],
      axes: [
        { ...axis, size: 36, values: timeTexts },
        { ...axis, size: 56, values: numberTexts },
        ...(small.size === 0
          ? []
          : [
              onTheRight({
                ...axis,
                scale: 'small',
                size: 48,
                grid: { show: false },
                values: numberTexts
              })
            ])
      ],
      scales: { y: { range: fromZero }, small: { range: fromZero } },
      series: [
        {},
        ...chart.series.map(({ name }, place) => {
          const stroke = colours.series[place % 8] ?? colours.text
          return {
            label: name,
            scale: small.has(name) ? 'small' : 'y',
            stroke,
            width: 1.5,
            ...(small.has(name) && { dash: [5, 3] }),
            spanGaps: true,
            points: { show: dots, size: 4, fill: stroke }
          }
        })
      ],
      hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] }
    },
    [[...chart.times], ...chart.series.map(({ values }) => [...values])],
    node
  )
}
