import type { ReactNode } from 'react'
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import './field.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onLeave?: () => void
  /** What is wrong and what would be right; undefined when nothing is, or when it is too early to say. */
  readonly complaint?: string | undefined
  readonly note?: ReactNode
  readonly placeholder?: string
  readonly type?: 'text' | 'password'
  readonly mono?: boolean
  readonly disabled?: boolean
  readonly focused?: boolean
  readonly width?: 'short' | 'full'
  /** Lines of text; left out: one, and no more. */
  readonly lines?: number
}

/** A text field with its label above, and what is to be said about it below. */
export function Field(props: FieldProps) {
  const { label, value, complaint, note, type = 'text' } = props
  const className = props.mono ? 'input mono' : 'input'
  return (
    <TextField
      className={`field ${props.width ?? 'full'}`}
      value={value}
      onChange={props.onChange}
      onBlur={() => props.onLeave?.()}
      isInvalid={complaint !== undefined}
      isDisabled={props.disabled ?? false}
      autoFocus={props.focused ?? false}
      type={type}
      autoComplete="off"
      spellCheck="false"
    >
      <Label className="label">{label}</Label>
      {props.lines === undefined ? (
        <Input className={className} placeholder={props.placeholder ?? ''} />
      ) : (
        <TextArea className={className} placeholder={props.placeholder ?? ''} rows={props.lines} />
      )}
      {complaint !== undefined && (
        <Text slot="description" className="field-complaint">
          {complaint}
        </Text>
      )}
      {complaint === undefined && note !== undefined && (
        <Text slot="description" className="field-note">
          {note}
        </Text>
      )}
    </TextField>
  )
}
