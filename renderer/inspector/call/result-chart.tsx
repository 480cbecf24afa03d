import { lazy, Suspense } from 'react'
import type { Chart } from '../parsing/chart-data.ts'
import { CategoryChart } from './category-chart.tsx'

// Only who looks at a chart pays for what draws it.
const TimeChart = lazy(() =>
  import('./time-chart.tsx').then((part) => ({ default: part.TimeChart }))
)

export function ResultChart({ chart }: { readonly chart: Chart }) {
  if (chart.kind === 'categories') return <CategoryChart chart={chart} />
  return (
    <Suspense fallback={null}>
      <TimeChart chart={chart} />
    </Suspense>
  )
}
