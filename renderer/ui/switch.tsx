import { SwitchButton, SwitchField } from 'react-aria-components'
import './switch.css'

interface SwitchProps {
  /** What is so while it is on. */
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** Takes effect at once, unlike a `Tick`, which belongs to a form. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <SwitchField isSelected={on} onChange={onChange}>
      <SwitchButton className="switch">
        <span className="switch-track" aria-hidden />
        {label}
      </SwitchButton>
    </SwitchField>
  )
}
