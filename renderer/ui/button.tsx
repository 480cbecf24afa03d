import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './button.css'
import { Tip } from './tip.tsx'

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

export function Button({ kind = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button ${kind}`}>
      {Icon && <Icon size={14} aria-hidden />}
      {children}
    </AriaButton>
  )
}

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly icon: LucideIcon
  /** Its name, also shown as a tip. */
  readonly label: string
  readonly keys?: string
}

export function IconButton({ icon: Icon, label, keys, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} className="icon-button">
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Tip>
  )
}
