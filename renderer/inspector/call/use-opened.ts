import { useEffect, useState } from 'react'
import { Parser } from '../parsing/parser.ts'
import type { Opened } from '../parsing/work.ts'

export type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'open'; readonly parser: Parser; readonly opened: Opened }

/** Reads the JSON text of a result in a worker that lives as long as this is shown. */
export function useOpened(text: string): Reading {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' })
  useEffect(() => {
    const parser = new Parser()
    let wanted = true
    parser.ask('open', text).then(
      (opened) => wanted && setReading({ kind: 'open', parser, opened }),
      (error: unknown) => wanted && setReading({ kind: 'failed', reason: String(error) })
    )
    return () => {
      wanted = false
      parser.close()
      setReading({ kind: 'reading' })
    }
  }, [text])
  return reading
}
