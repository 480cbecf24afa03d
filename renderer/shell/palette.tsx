import { CornerDownLeft } from 'lucide-react'
import { useState, type ReactNode } from 'react'
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

/** More than can be taken in at a glance are found by typing. */
const most = 12

export function Palette({ onClose, onShortcuts }: PaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const [typed, setTyped] = useState('')
  const words = typed.trim().split(/\s+/)
  const items = usePaletteItems(onShortcuts)
    .filter(({ text }) => words.every((word) => contains(text, word)))
    .slice(0, most)
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal">
        <Dialog className="palette" aria-label="Go to or do">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField className="palette-search" aria-label="Go to or do" autoFocus>
              <Input
                className="palette-input"
                placeholder="A place, a profile, a session, an action"
              />
            </SearchField>
            <Menu
              className="menu"
              aria-label="Matches"
              autoFocus="first"
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
