import { CornerDownLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter
} from 'react-aria-components'
import './palette.css'
import { usePaletteItems } from './palette-items.tsx'

interface PaletteProps {
  readonly onClose: () => void
  readonly onShortcuts: () => void
}

export interface PaletteItem {
  readonly id: string
  /** What is searched. */
  readonly text: string
  readonly kind: string
  readonly content: ReactNode
  readonly run: () => void
}

export function Palette({ onClose, onShortcuts }: PaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const items = usePaletteItems(onShortcuts)
  const matches = (text: string, typed: string) =>
    typed.split(/\s+/).every((word) => contains(text, word))
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal">
        <Dialog className="palette" aria-label="Go to or do">
          <Autocomplete filter={matches}>
            <SearchField className="palette-search" aria-label="Go to or do" autoFocus>
              <Input
                className="palette-input"
                placeholder="A place, a profile, a session, an action"
              />
            </SearchField>
            <Menu
              className="menu palette-menu"
              aria-label="Matches"
              items={items}
              renderEmptyState={() => <p className="palette-none">Nothing is called that.</p>}
            >
              {({ id, text, kind, content, run }) => (
                <MenuItem
                  id={id}
                  textValue={text}
                  className="menu-item"
                  onAction={() => {
                    onClose()
                    run()
                  }}
                >
                  <span className="palette-content">{content}</span>
                  <span className="palette-kind">{kind}</span>
                  <CornerDownLeft className="palette-enter" size={12} aria-hidden />
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
