import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { withOppositePart, withoutPart } from '../../../main/inspector/filter/edits.ts'
import { filterParts } from '../../../main/inspector/filter/parts.ts'
import type { FilterQuery } from '../../../preload/api.ts'
import { useKey } from '../../ui/key.ts'
import { Keys } from '../../ui/keys.tsx'
import { draftStart, editing, fieldText, isComplete, settled, wholeText } from './field-text.ts'
import { type ChipActs, FilterChips } from './filter-chips.tsx'
import './filter-field.css'
import { FilterList, optionId } from './filter-list.tsx'
import { type FilterOption, useFilterOptions } from './filter-options.ts'
import type { FilterText } from './filter-text.ts'

interface FilterFieldProps {
  readonly text: FilterText
  readonly query: FilterQuery
  /** Id of the element that says what is wrong. */
  readonly problemId: string
  readonly onLeave: (() => void) | undefined
}

/** A combo box whose text stands as chips, but for the part that is being written. */
export function FilterField({ text, query, problemId, onLeave }: FilterFieldProps) {
  const { own, setOwn, judge, whole, problem } = text
  const list = useId()
  const field = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [caret, setCaret] = useState(0)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { options, left, from, to } = useFilterOptions(own, caret, open, query)
  const shown = open && options.length > 0
  const start = draftStart(own)
  const before = filterParts(own.before)
  const after = filterParts(own.after)
  const afterStart = start + (own.draft.trim() === '' ? 0 : own.draft.trim().length + 1)

  const focusInput = (place?: number) => {
    const node = input.current
    if (node === null) return
    node.focus()
    // After the text has been put in.
    requestAnimationFrame(() => {
      const at = place ?? node.value.length
      node.setSelectionRange(at, at)
      setCaret(at)
      node.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
  }
  useKey(['/'], () => focusInput())

  const show = () => {
    setOpen(true)
    setActive(-1)
  }
  const write = (draft: string, at: number) => {
    if (/\s$/.test(draft) && at === draft.length && isComplete(draft)) {
      setOwn(settled({ ...own, draft }))
      setCaret(0)
    } else {
      setOwn({ ...own, draft })
      setCaret(at)
    }
    show()
  }
  const pick = (option: FilterOption) => {
    if (option.saved !== null) {
      judge(fieldText(option.saved))
      setOpen(false)
      return
    }
    const draft = own.draft.slice(0, from) + option.text + own.draft.slice(to)
    const at = from + option.text.length
    if (!option.goesOn && at === draft.length && isComplete(draft)) {
      setOwn(settled({ ...own, draft }))
      focusInput(0)
    } else {
      setOwn({ ...own, draft })
      focusInput(at)
    }
    show()
  }

  /** Chips and the input, in their order. */
  const stops = () => [...(field.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
  const step = (node: Element, by: -1 | 1): boolean => {
    const all = stops()
    const next = all[all.findIndex((one) => one === node) + by]
    if (next === undefined) return false
    if (next === input.current) focusInput(by === 1 ? 0 : undefined)
    else next.focus()
    return true
  }
  const acts: ChipActs = {
    edit: (part) => {
      setOwn(editing(own, part.from, part.to))
      show()
      focusInput()
    },
    remove: (part) => {
      judge(fieldText(withoutPart(whole, part)))
      focusInput()
    },
    turn: (part, at) => {
      judge(fieldText(withOppositePart(whole, part)))
      requestAnimationFrame(() => stops()[at]?.focus())
    },
    step,
    toFirst: () => stops()[0]?.focus(),
    toInput: () => focusInput()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const atStart = selectionStart === 0 && selectionEnd === 0
    const handled = keyDown(event, atStart, selectionStart === value.length)
    if (handled) event.preventDefault()
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>, atStart: boolean, atEnd: boolean) => {
    const mod = event.ctrlKey || event.metaKey
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!shown) setOpen(true)
        else setActive(around(active + (event.key === 'ArrowDown' ? 1 : -1), options.length))
        return true
      case 'Enter': {
        const option = shown ? options[active] : undefined
        if (option !== undefined) pick(option)
        else {
          judge(problem === null ? settled(own) : own)
          setOpen(false)
        }
        return true
      }
      case 'Tab': {
        const option = shown && !event.shiftKey ? options[active] : undefined
        if (option !== undefined) pick(option)
        return option !== undefined
      }
      case 'Escape':
        if (shown) setOpen(false)
        else {
          event.currentTarget.blur()
          onLeave?.()
        }
        event.stopPropagation()
        return true
      case 'Backspace': {
        const last = before.at(-1)
        if (!atStart || last === undefined) return false
        setOwn({ ...own, before: withoutPart(own.before, last) })
        return true
      }
      case 'ArrowLeft':
        return atStart && !mod && step(event.currentTarget, -1)
      case 'ArrowRight':
        return atEnd && !mod && step(event.currentTarget, 1)
      case 'a':
        if (!mod || (own.before === '' && own.after === '')) return false
        setOwn({ before: '', draft: wholeText(own), after: '' })
        requestAnimationFrame(() => input.current?.select())
        return true
      default:
        return false
    }
  }

  return (
    <div className="filter-combo">
      <div
        ref={field}
        role="group"
        aria-label="Filter"
        className={problem !== null && !problem.early ? 'filter-field wrong' : 'filter-field'}
        onPointerDown={(event) => {
          if (!(event.target instanceof Element) || event.target.closest('button, input')) return
          event.preventDefault()
          focusInput()
        }}
      >
        <Search size={14} aria-hidden className="filter-sign" />
        <div className="filter-parts">
          <FilterChips parts={before} offset={0} first={0} problem={problem} acts={acts} />
          <input
            ref={input}
            className={own.before + own.after === '' ? 'filter-input alone' : 'filter-input'}
            role="combobox"
            aria-label="Filter the calls"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={list}
            aria-activedescendant={shown && active >= 0 ? optionId(list, active) : undefined}
            aria-invalid={problem !== null && !problem.early}
            aria-describedby={problem === null ? undefined : problemId}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={whole === '' ? 'Filter: a word, status:error, >2s, -client:cursor' : ''}
            size={own.draft.length + 1}
            value={own.draft}
            onChange={(event) => {
              const { value, selectionStart } = event.currentTarget
              write(value, selectionStart ?? value.length)
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
            onFocus={show}
            onClick={() => setOpen(true)}
            onBlur={() => {
              setOpen(false)
              judge(settled(own))
            }}
            onKeyDown={onKeyDown}
            data-stop
            data-problem={(problem !== null && problem.from >= start) || null}
          />
          <FilterChips
            parts={after}
            offset={afterStart}
            first={before.length}
            problem={problem}
            acts={acts}
          />
        </div>
        {whole === '' ? (
          <Keys keys="/" />
        ) : (
          <button
            type="button"
            className="filter-clear"
            aria-label="Clear the filter"
            onClick={() => {
              judge(fieldText(''))
              focusInput()
            }}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </div>
      {shown && (
        <FilterList id={list} options={options} left={left} active={active} onPick={pick} />
      )}
    </div>
  )
}

const around = (at: number, count: number) => (at < -1 ? count - 1 : at >= count ? -1 : at)
