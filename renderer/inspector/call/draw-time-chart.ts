import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Chart } from '../parsing/chart-data.ts'

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
  return new UPlot(
    {
      width: node.clientWidth,
      height: node.clientHeight,
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false } },
      padding: [8, 12, 0, 0],
      axes: [
        { ...axis, size: 28 },
        { ...axis, size: 56 }
      ],
      scales: {
        y: { range: (_, least, most) => [Math.min(least, 0), most > 0 ? most * 1.05 : 1] }
      },
      series: [
        {},
        ...chart.series.map(({ name }, place) => {
          const stroke = colours.series[place % 8] ?? colours.text
          return {
            label: name,
            stroke,
            width: 1.5,
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
