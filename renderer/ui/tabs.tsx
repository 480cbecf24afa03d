import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { formatNumber } from './format.ts'
import './tabs.css'

export interface TabItem {
  readonly id: string
  readonly title: string
  /** A quiet number beside the title. */
  readonly count?: number | undefined
  readonly content: () => ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly TabItem[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  /** Stands at the right of the tabs. */
  readonly beside?: ReactNode
}

/** Only the open tab is rendered. */
export function Tabs({ label, tabs, selected, onSelect, beside }: TabsProps) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <div className="tab-bar">
        <TabList aria-label={label} className="tab-list" items={tabs} dependencies={[tabs]}>
          {(tab) => (
            <Tab id={tab.id} className="tab">
              {tab.title}
              {tab.count !== undefined && (
                <span className="tab-count">{formatNumber(tab.count)}</span>
              )}
            </Tab>
          )}
        </TabList>
        {beside}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content()}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
