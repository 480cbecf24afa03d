import { useEffect, useEffectEvent } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, [contenteditable="true"]') !== null

/** These keys press what has the focus. */
const presses = (event: KeyboardEvent) =>
  (event.key === ' ' || event.key === 'Enter') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, summary') !== null

/** Whether a dialog has the keys. */
export const overlaid = () =>
  document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

/** A key of the whole window, e.g. "/" or "Escape"; not while typing, and not behind a dialog. */
export function useKey(keys: readonly string[], run: (key: string) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    // Within a shadow root the event names only its host as target.
    if (!keys.includes(event.key) || typing(event.composedPath()[0] ?? null)) return
    if (presses(event)) return
    if (overlaid()) return
    event.preventDefault()
    run(event.key)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Ctrl or Cmd with a letter, also while typing. */
export function useModKey(letter: string, run: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== letter) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
