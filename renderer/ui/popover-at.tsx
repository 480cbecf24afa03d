import { useRef, type ReactNode } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { Point } from './menu.tsx'
import './menu.css'
import './popover.css'

interface PopoverAtProps {
  readonly label: string
  readonly point: Point
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A few fields where something was chosen; Escape and a click outside close it. */
export function PopoverAt({ label, point, onClose, children }: PopoverAtProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: point.x, top: point.y }} />
      <Popover
        className="popover"
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement="bottom start"
        offset={0}
      >
        <Dialog className="popover-at" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </>
  )
}
