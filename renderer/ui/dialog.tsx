import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions: ReactNode
  readonly role?: 'dialog' | 'alertdialog'
  readonly wide?: boolean
}

/** Shown as long as it is rendered; Escape and a click outside close it. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, role = 'dialog', wide = false } = props
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <div className="dialog-actions">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ConfirmProps {
  readonly title: string
  /** The verb on the button that does it. */
  readonly verb: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What goes, and how to get it back. */
  readonly children: ReactNode
}

export function Confirm({ title, verb, onConfirm, onClose, children }: ConfirmProps) {
  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep
          </Button>
          <Button
            kind="danger"
            onPress={() => {
              onClose()
              onConfirm()
            }}
          >
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
