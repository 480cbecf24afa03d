import type { ReactNode } from 'react'
import {
  CheckboxButton,
  CheckboxField,
  Label,
  RadioButton,
  RadioField,
  RadioGroup,
  Text
} from 'react-aria-components'
import { Check } from 'lucide-react'
import './choice.css'

export interface Option<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly note?: string
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** One of a few, all of them visible. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange, disabled = false } = props
  return (
    <RadioGroup
      className="choice"
      value={value}
      isDisabled={disabled}
      onChange={(picked) => {
        const option = options.find((one) => one.value === picked)
        if (option) onChange(option.value)
      }}
    >
      <Label className="label">{label}</Label>
      {options.map((option) => (
        <RadioField key={option.value} value={option.value}>
          <RadioButton className="option">
            <span className="dot" aria-hidden />
            {option.title}
          </RadioButton>
          {option.note !== undefined && (
            <Text slot="description" className="option-note">
              {option.note}
            </Text>
          )}
        </RadioField>
      ))}
    </RadioGroup>
  )
}

interface TickProps {
  readonly ticked: boolean
  readonly onChange: (ticked: boolean) => void
  readonly disabled?: boolean
  readonly note?: string
  readonly children: ReactNode
}

export function Tick({ ticked, onChange, disabled = false, note, children }: TickProps) {
  return (
    <CheckboxField isSelected={ticked} isDisabled={disabled} onChange={onChange}>
      <CheckboxButton className="option">
        <span className="box" aria-hidden>
          <Check size={12} strokeWidth={3} />
        </span>
        <span>{children}</span>
      </CheckboxButton>
      {note !== undefined && (
        <Text slot="description" className="option-note">
          {note}
        </Text>
      )}
    </CheckboxField>
  )
}
