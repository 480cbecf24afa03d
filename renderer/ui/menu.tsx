import type { LucideIcon } from 'lucide-react'
import { useRef, type ReactElement, type ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Keys } from './keys.tsx'
import './menu.css'
import './popover.css'

export interface Action {
  readonly id: string
  readonly text: string
  /** Shown instead of the text. */
  readonly content?: ReactNode
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly run: () => void
}

function Actions({
  label,
  actions
}: {
  readonly label: string
  readonly actions: readonly Action[]
}) {
  return (
    <Menu className="menu" aria-label={label} items={actions}>
      {({ id, text, content, icon: Icon, keys, danger, disabled, run }) => (
        <MenuItem
          id={id}
          textValue={text}
          className={danger ? 'menu-item danger' : 'menu-item'}
          isDisabled={disabled ?? false}
          onAction={run}
        >
          {Icon && <Icon size={14} aria-hidden />}
          {content ?? text}
          {keys !== undefined && <Keys keys={keys} />}
        </MenuItem>
      )}
    </Menu>
  )
}

interface MenuButtonProps {
  readonly label: string
  readonly actions: readonly Action[]
  /** The button that opens it. */
  readonly children: ReactElement
}

export function MenuButton({ label, actions, children }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4} placement="bottom end">
        <Actions label={label} actions={actions} />
      </Popover>
    </MenuTrigger>
  )
}

export interface Point {
  readonly x: number
  readonly y: number
}

interface MenuAtProps {
  readonly label: string
  readonly actions: readonly Action[]
  readonly point: Point
  readonly onClose: () => void
}

/** px: of a row, and of what a menu has above and below its rows and keeps from the window's edges. */
const rowHeight = 28
const around = 32

/** A menu where the pointer is, for right-clicks; where it does not fit below, as much higher as it has to be. */
export function MenuAt({ label, actions, point, onClose }: MenuAtProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const lowest = window.innerHeight - actions.length * rowHeight - around
  const top = Math.max(0, Math.min(point.y, lowest))
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: point.x, top }} />
      <Popover
        className="popover"
        aria-label={label}
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={0}
      >
        <Actions
          label={label}
          actions={actions.map((action) => ({
            ...action,
            run: () => {
              onClose()
              action.run()
            }
          }))}
        />
      </Popover>
    </>
  )
}
