import type { Chart } from '../parsing/chart-data.ts'
import { CategoryChart } from './category-chart.tsx'
import { TimeChart } from './time-chart.tsx'

export function ResultChart({ chart }: { readonly chart: Chart }) {
  return chart.kind === 'time' ? <TimeChart chart={chart} /> : <CategoryChart chart={chart} />
}
