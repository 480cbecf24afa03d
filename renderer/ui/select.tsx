import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue
} from 'react-aria-components'
import './popover.css'
import './select.css'

export interface Item {
  readonly id: string
  readonly text: string
  readonly content?: ReactNode
}

interface SelectProps {
  readonly label: string
  readonly value: string | null
  readonly items: readonly Item[]
  readonly onChange: (id: string) => void
  readonly placeholder?: string
  /** In rows the label is only for assistive technology. */
  readonly bare?: boolean
  readonly disabled?: boolean
}

export function Select(props: SelectProps) {
  const { label, value, items, onChange, placeholder = 'None', bare = false } = props
  return (
    <AriaSelect
      className={bare ? 'select bare' : 'select'}
      {...(bare ? { 'aria-label': label } : {})}
      placeholder={placeholder}
      isDisabled={props.disabled ?? false}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      {!bare && <Label className="label">{label}</Label>}
      <Button className="select-button">
        <SelectValue className="select-value" />
        <ChevronsUpDown size={12} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.text} className="menu-item">
              {item.content ?? item.text}
              <Check className="chosen" size={14} aria-hidden />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
