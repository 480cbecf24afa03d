import type { ProgramState } from '../../preload/api.ts'
import './program-status.css'

/** The shape and the word of each state; colour only repeats them. */
export const programLooks: Readonly<
  Record<ProgramState['kind'], { readonly shape: string; readonly word: string }>
> = {
  not_installed: { shape: '–', word: 'not installed' },
  ready: { shape: '○', word: 'not connected' },
  blocked: { shape: '⊘', word: 'cannot be written' },
  written: { shape: '●', word: 'waiting for its first call' },
  connected: { shape: '✓', word: 'connected' },
  changed: { shape: '✕', word: 'needs repair' }
}

export function ProgramStatus({ kind }: { readonly kind: ProgramState['kind'] }) {
  const { shape, word } = programLooks[kind]
  return (
    <span className={`program-status ${kind}`}>
      <span className="shape" aria-hidden>
        {shape}
      </span>
      {word}
    </span>
  )
}
