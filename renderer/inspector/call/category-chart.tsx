import { useState } from 'react'
import type { Chart } from '../parsing/chart-data.ts'
import { Select } from '../../ui/select.tsx'
import { formatNumber } from '../../ui/format.ts'
import './category-chart.css'

interface CategoryChartProps {
  readonly chart: Extract<Chart, { readonly kind: 'categories' }>
}

/** A bar for each category; a table to those who do not see it. */
export function CategoryChart({ chart }: CategoryChartProps) {
  const [chosen, setChosen] = useState('')
  const { by, names, left } = chart
  const series = chart.series.find(({ name }) => name === chosen) ?? chart.series[0]
  if (series === undefined) return null
  const values = series.values.map((value) => value ?? 0)
  const most = Math.max(...values, 0)
  const least = Math.min(...values, 0)
  const whole = most - least || 1
  return (
    <div className="category-chart" role="region" aria-label="Chart of the result" tabIndex={0}>
      {chart.series.length > 1 && (
        <Select
          label="Show"
          bare
          value={series.name}
          items={chart.series.map(({ name }) => ({ id: name, text: name }))}
          onChange={setChosen}
        />
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            <th scope="col" className="category-value">
              {series.name}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {names.map((name, place) => {
            const value = series.values[place] ?? null
            return (
              <tr key={place}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td className="category-value">{value === null ? '' : formatNumber(value)}</td>
                <td className="category-space">
                  <span
                    className="category-bar"
                    style={{
                      marginLeft: `${((Math.min(value ?? 0, 0) - least) / whole) * 100}%`,
                      width: `${(Math.abs(value ?? 0) / whole) * 100}%`
                    }}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {left > 0 && <p className="dim">The last {formatNumber(left)} rows are only in the table.</p>}
    </div>
  )
}
