import { useCallback } from 'react'
import type { RequestName, Requests } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useToast } from './toast.tsx'

/** Runs a request; a failure is shown as a message that stays, and gives undefined. */
export function useAct() {
  const { api } = useSwitchboard()
  const toast = useToast()
  return useCallback(
    async <Name extends RequestName>(
      name: Name,
      ...args: Parameters<Requests[Name]>
    ): Promise<ReturnType<Requests[Name]> | undefined> => {
      const reply = await api.request(name, ...args)
      if (reply.ok) return reply.value
      toast(reply.message, { error: true })
      return undefined
    },
    [api, toast]
  )
}
