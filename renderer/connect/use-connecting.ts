import { useState } from 'react'
import type { ProgramView } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useToast } from '../ui/toast.tsx'
import { usePlan } from './use-plan.ts'

/** Writing the entry of a program and taking it back; `trouble` is why the last try did nothing. */
export function useConnecting(program: ProgramView, onDone: () => void) {
  const { api } = useSwitchboard()
  const toast = useToast()
  const { reply, again } = usePlan(program)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { id, title } = program

  const write = async () => {
    if (reply?.ok !== true || busy) return
    setBusy(true)
    const written = await api.request('connect.write', id, reply.value.revision)
    setBusy(false)
    setTrouble(written.ok ? null : troubleOf(written))
    if (written.ok) onDone()
    else again()
  }
  const undo = async () => {
    if (busy) return
    setBusy(true)
    const undone = await api.request('connect.undo', id)
    setBusy(false)
    setTrouble(undone.ok ? null : undone.message)
    if (!undone.ok) return
    toast(`${title} is configured as it was before.`)
    onDone()
  }
  return { plan: reply, again, busy, trouble, write, undo }
}

export type Connecting = ReturnType<typeof useConnecting>

const troubleOf = ({ code, message }: { readonly code: string; readonly message: string }) =>
  code === 'file_changed'
    ? 'The file was changed by another program meanwhile, so nothing was written. Look at the changes above again, then write.'
    : message
