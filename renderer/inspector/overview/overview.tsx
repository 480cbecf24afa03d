import { withTerm } from '../../../main/inspector/filter/edits.ts'
import type { ViewQuery } from '../../../preload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Empty } from '../../ui/empty.tsx'
import { hasTimes, withoutTimes, withTimes } from '../filter/times.ts'
import { Figures } from './figures.tsx'
import './overview.css'
import { Ranking } from './ranking.tsx'
import { Rejections } from './rejections.tsx'
import { SpanChart } from './span-chart.tsx'
import { TimeShare } from './time-share.tsx'
import { ToolTable } from './tool-table.tsx'
import { useStatistics } from './use-statistics.ts'

const spans = 120

interface OverviewProps {
  readonly query: ViewQuery
  /** The filter that the list should have, with what was clicked or brushed. */
  readonly onFilter: (filter: string) => void
}

/** All calls that a query lets through, in numbers; what is clicked filters by it. */
export function Overview({ query, onFilter }: OverviewProps) {
  const { statistics, trouble } = useStatistics(query, spans)
  const { filter } = query
  const narrow = (field: string) => (value: string) => onFilter(withTerm(filter, field, value))
  if (statistics === null) {
    return trouble === null ? (
      <div className="overview dim">Counting the calls…</div>
    ) : (
      <Empty title="This cannot be shown">{trouble}</Empty>
    )
  }
  const { calls, rejections, timeline, tools, indexes, clients } = statistics
  if (calls === 0 && rejections.length === 0) {
    return filter === '' ? (
      <Empty title="No calls yet">
        When an assistant calls a tool, its numbers stand here: how many, how long, and what failed.
      </Empty>
    ) : (
      <Empty
        title="No call passes the filter"
        action={<Button onPress={() => onFilter('')}>Clear the filter</Button>}
      >
        There is nothing to count. Take something out of the filter.
      </Empty>
    )
  }
  return (
    <div className="overview-frame">
      <div className="overview">
        {trouble !== null && <Callout kind="error" title={trouble} />}
        <div className="overview-top">
          <Figures statistics={statistics} />
          {hasTimes(filter) && (
            <Button kind="quiet" onPress={() => onFilter(withoutTimes(filter))}>
              Show all times
            </Button>
          )}
        </div>
        <SpanChart
          timeline={timeline}
          onPick={(since, before) => onFilter(withTimes(filter, { since, before }))}
        />
        <div className="overview-parts">
          <ToolTable tools={tools} onPick={narrow('tool')} />
          <div className="overview-side">
            <TimeShare splunkMs={statistics.splunkMs} ownMs={statistics.ownMs} />
            <Ranking
              title="Busiest indexes"
              none="No search named an index."
              items={indexes.map(({ index, calls: count }) => ({ name: index, calls: count }))}
              onPick={narrow('index')}
            />
            <Ranking
              title="Clients"
              none="No client has called."
              items={clients.map(({ client, calls: count }) => ({ name: client, calls: count }))}
              onPick={narrow('client')}
            />
          </div>
        </div>
        <Rejections rejections={rejections} />
      </div>
    </div>
  )
}
