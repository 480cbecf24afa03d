import { Copy } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Parser } from '../parsing/parser.ts'
import type { Opened } from '../parsing/work.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton, useCopy } from '../../ui/copy.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatCount, formatNumber, formatSize } from '../../ui/format.ts'
import { ResultChart } from './result-chart.tsx'
import { ResultJson } from './result-json.tsx'
import { ResultTable } from './result-table.tsx'
import { ResultText } from './result-text.tsx'
import { useOpened } from './use-opened.ts'

type Form = 'table' | 'chart' | 'json' | 'text'

const titles: Readonly<Record<Form, string>> = {
  table: 'Table',
  chart: 'Chart',
  json: 'JSON',
  text: 'Text'
}
const remembered = 'switchboard.result-form'

/** A result in the form that the analyst last chose, where it has that. */
export function ResultOpened({ text }: { readonly text: string }) {
  const reading = useOpened(text)
  if (reading.kind === 'failed') {
    return <Empty title="The result cannot be read">{reading.reason}</Empty>
  }
  if (reading.kind === 'reading') {
    return <p className="result-reading">Reading {formatSize(text.length)}…</p>
  }
  return <Forms text={text} parser={reading.parser} opened={reading.opened} />
}

interface FormsProps {
  readonly text: string
  readonly parser: Parser
  readonly opened: Opened
}

function Forms({ text, parser, opened }: FormsProps) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(remembered))
  const copy = useCopy()
  const forms = formsOf(opened)
  const form = forms.find((one) => one === chosen) ?? forms[0] ?? 'json'
  const choose = (next: string) => {
    localStorage.setItem(remembered, next)
    setChosen(next)
  }
  const copyRows = async () => copy(await parser.ask('tabSeparated'), 'the rows, for a spreadsheet')
  return (
    <div className="result">
      <div className="result-tools">
        <ToggleButtonGroup
          className="segments"
          aria-label="Show as"
          disallowEmptySelection
          selectedKeys={[form]}
          onSelectionChange={([next]) => next !== undefined && choose(String(next))}
        >
          {forms.map((one) => (
            <ToggleButton key={one} id={one} className="segment">
              {titles[one]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className="dim">{howMuch(opened, text)}</span>
        <span className="result-copy">
          {opened.table !== null && (
            <Button icon={Copy} onPress={() => void copyRows()}>
              Copy rows
            </Button>
          )}
          <CopyButton text={text} what="the result" title="Copy JSON" />
        </span>
      </div>
      {form === 'table' && opened.table !== null && (
        <ResultTable parser={parser} table={opened.table} />
      )}
      {form === 'chart' && opened.chart !== null && <ResultChart chart={opened.chart} />}
      {form === 'json' && <ResultJson parser={parser} count={opened.outline} />}
      {form === 'text' && <ResultText parser={parser} />}
    </div>
  )
}

const formsOf = ({ table, chart, hasText }: Opened): readonly Form[] => [
  ...(table === null ? [] : (['table'] as const)),
  ...(chart === null ? [] : (['chart'] as const)),
  'json',
  ...(hasText ? (['text'] as const) : [])
]

function howMuch({ table }: Opened, text: string): string {
  const size = formatSize(text.length)
  if (table === null) return size
  const { count, total } = table
  return total !== null && total > count
    ? `${formatNumber(count)} of ${formatNumber(total)} rows, ${size}`
    : `${formatCount(count, 'row')}, ${size}`
}
