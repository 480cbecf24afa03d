import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import type { Matches } from '../parsing/json-outline.ts'
import type { Parser } from '../parsing/parser.ts'
import { IconButton } from '../../ui/button.tsx'
import { formatCount, formatNumber } from '../../ui/format.ts'
import { useModKey } from '../../ui/key.ts'
import { OutlineTree } from './outline-tree.tsx'
import './result-json.css'

interface ResultJsonProps {
  readonly parser: Parser
  readonly count: number
}

const nothing: Matches = { count: 0, kept: 0 }

/** The result as a tree, with a search that goes from match to match. */
export function ResultJson({ parser, count }: ResultJsonProps) {
  const field = useRef<HTMLInputElement>(null)
  const [sought, setSought] = useState('')
  const [matches, setMatches] = useState(nothing)
  const [at, setAt] = useState(0)
  const [lines, setLines] = useState({ count, version: 0, goTo: null as number | null })
  useModKey('f', () => field.current?.select())

  const changed = (next: number, goTo: number | null) =>
    setLines((was) => ({ count: next, version: was.version + 1, goTo }))
  const show = async (match: number) => {
    setAt(match)
    const { line, outline } = await parser.ask('reveal', match)
    changed(outline, line)
  }
  const tell = useEffectEvent((found: Matches, first: { line: number; outline: number } | null) => {
    setMatches(found)
    setAt(0)
    if (first !== null) changed(first.outline, first.line)
  })
  useEffect(() => {
    let wanted = true
    const look = async () => {
      const found = await parser.ask('find', sought)
      const first = found.kept === 0 ? null : await parser.ask('reveal', 0)
      if (wanted) tell(found, first)
    }
    const timer = setTimeout(() => void look(), 150)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [parser, sought])
  const step = (by: number) => {
    if (matches.kept > 0) void show((at + by + matches.kept) % matches.kept)
  }

  return (
    <>
      <div className="json-search">
        <SearchField
          className="json-search-field"
          aria-label="Search in the result"
          value={sought}
          onChange={setSought}
        >
          <Input
            ref={field}
            className="input mono"
            placeholder="Search names and values"
            onKeyDown={(event) => {
              if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
            }}
          />
        </SearchField>
        <span className="dim" role="status">
          {sought === '' ? '' : howMany(matches, at)}
        </span>
        <IconButton
          icon={ChevronUp}
          label="Previous match"
          keys="Shift Enter"
          isDisabled={matches.kept === 0}
          onPress={() => step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label="Next match"
          keys="Enter"
          isDisabled={matches.kept === 0}
          onPress={() => step(1)}
        />
      </div>
      <OutlineTree
        parser={parser}
        count={lines.count}
        version={lines.version}
        goTo={lines.goTo}
        sought={sought}
        onFold={async (path, open) => changed(await parser.ask('fold', path, open), null)}
      />
    </>
  )
}

function howMany({ count, kept }: Matches, at: number): string {
  if (count === 0) return 'No match'
  const steps = kept < count ? `; the first ${formatNumber(kept)} can be stepped through` : ''
  return `${formatNumber(at + 1)} of ${formatCount(count, 'match', 'matches')}${steps}`
}
