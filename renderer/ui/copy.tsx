import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { useToast } from './toast.tsx'

/** Puts text into the clipboard and says what was copied. */
export function useCopy() {
  const toast = useToast()
  return async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text)
      toast(`Copied ${what}.`)
    } catch {
      toast(`The browser did not let ${what} be copied. Select it and copy it by hand.`, {
        error: true
      })
    }
  }
}

interface CopyButtonProps {
  readonly text: string
  /** "the address": said after copying. */
  readonly what: string
  /** Absent: an icon with a tip. */
  readonly title?: string
}

export function CopyButton({ text, what, title }: CopyButtonProps) {
  const [done, setDone] = useState(false)
  const copy = useCopy()
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 1500)
    return () => clearTimeout(timer)
  }, [done])
  const press = () => {
    void copy(text, what)
    setDone(true)
  }
  const icon = done ? Check : Copy
  return title === undefined ? (
    <IconButton icon={icon} label={`Copy ${what}`} onPress={press} />
  ) : (
    <Button icon={icon} onPress={press}>
      {title}
    </Button>
  )
}
