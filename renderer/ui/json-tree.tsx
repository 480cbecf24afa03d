import { useState } from 'react'
import { visibleText } from '../../main/inspector/visible-text.ts'
import { Button } from './button.tsx'
import { formatCount } from './format.ts'
import './json-tree.css'

interface JsonTreeProps {
  readonly value: unknown
  readonly name?: string
  readonly open?: boolean
}

const atOnce = 100

/** Any JSON value; objects and arrays fold, and only what is open is in the page. */
export function JsonTree({ value, name, open = true }: JsonTreeProps) {
  const [isOpen, setOpen] = useState(open)
  const [limit, setLimit] = useState(atOnce)
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="json-leaf">
        <Name name={name} />
        <Leaf value={value} />
      </div>
    )
  }
  const entries: (readonly [string, unknown])[] = Object.entries(value)
  return (
    <details
      className="json-node"
      open={isOpen}
      onToggle={(event) => {
        event.stopPropagation()
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>
        <Name name={name} />
        <span className="json-size">
          {Array.isArray(value)
            ? `[ ${formatCount(entries.length, 'item')} ]`
            : `{ ${formatCount(entries.length, 'field')} }`}
        </span>
      </summary>
      {isOpen && (
        <div className="json-inside">
          {entries.slice(0, limit).map(([key, inner]) => (
            <JsonTree key={key} name={key} value={inner} open={entries.length <= 20} />
          ))}
          {entries.length > limit && (
            <Button kind="quiet" onPress={() => setLimit(limit + atOnce)}>
              Show {Math.min(atOnce, entries.length - limit)} more of {entries.length}
            </Button>
          )}
        </div>
      )}
    </details>
  )
}

function Name({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : <span className="json-name">{visibleText(name)}</span>
}

function Leaf({ value }: { readonly value: unknown }) {
  const kind = value === null ? 'null' : typeof value
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return <span className={`json-${kind}`}>{visibleText(text)}</span>
}
