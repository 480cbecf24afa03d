import { useEffect, useState } from 'react'
import type { ToolCall } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { Parser } from '../parsing/parser.ts'
import type { Compared } from '../parsing/work.ts'

export type Comparing =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'done'; readonly parser: Parser; readonly compared: Compared }

/** Compares the results of two calls in a worker that lives as long as this is shown. */
export function useCompared(before: ToolCall, after: ToolCall): Comparing {
  const { api } = useSwitchboard()
  const [state, setState] = useState<Comparing>({ kind: 'reading' })
  useEffect(() => {
    const parser = new Parser()
    let wanted = true
    const whole = async ({ id, result, bytes }: ToolCall): Promise<string | null> => {
      if (result !== null || bytes === null) return result
      const reply = await api.request('inspector.result', id)
      if (!reply.ok) throw new Error(reply.message)
      return reply.value
    }
    const compare = async () =>
      parser.ask('compare', ...(await Promise.all([whole(before), whole(after)])))
    compare().then(
      (compared) => wanted && setState({ kind: 'done', parser, compared }),
      (error: unknown) => wanted && setState({ kind: 'failed', reason: String(error) })
    )
    return () => {
      wanted = false
      parser.close()
    }
  }, [api, before, after])
  return state
}
