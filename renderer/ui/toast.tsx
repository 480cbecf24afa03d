import { X } from 'lucide-react'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode
} from 'react'
import { Button, IconButton } from './button.tsx'
import { overlaid } from './key.ts'
import './toast.css'

interface ToastOptions {
  readonly error?: boolean
  readonly action?: { readonly title: string; readonly run: () => void }
  /** ms; errors stay until they are closed. */
  readonly lasts?: number
}

interface Toast extends ToastOptions {
  readonly id: number
  readonly text: string
}

type Show = (text: string, options?: ToastOptions) => void

const ToastContext = createContext<Show>(() => undefined)

export const useToast = () => useContext(ToastContext)

/** Says briefly what was done, at the lower edge; errors stay until they are closed, by Escape too. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const count = useRef(0)
  const close = useCallback(
    (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)),
    []
  )
  const show = useCallback<Show>(
    (text, options = {}) => {
      const id = count.current++
      const kept = (all: readonly Toast[]) =>
        all.filter((toast) => (toast.error ?? toast.action) && toast.text !== text)
      setToasts((all) => [...kept(all).slice(-2), { ...options, id, text }])
      if (!options.error) setTimeout(() => close(id), options.lasts ?? 2500)
    },
    [close]
  )
  const closeLast = useEffectEvent((event: KeyboardEvent) => {
    const last = toasts.findLast(({ error }) => error)
    if (event.key !== 'Escape' || last === undefined || overlaid()) return
    event.preventDefault()
    event.stopPropagation()
    close(last.id)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => closeLast(event)
    // Before all that Escape closes beneath it.
    document.addEventListener('keydown', listener, { capture: true })
    return () => document.removeEventListener('keydown', listener, { capture: true })
  }, [])
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="region" aria-label="Messages" aria-live="polite">
        {toasts.map(({ id, text, error, action }) => (
          <div key={id} className={error ? 'toast error' : 'toast'}>
            <span>{text}</span>
            {action && (
              <Button
                kind="quiet"
                onPress={() => {
                  action.run()
                  close(id)
                }}
              >
                {action.title}
              </Button>
            )}
            {error && <IconButton icon={X} label="Close" onPress={() => close(id)} />}
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
