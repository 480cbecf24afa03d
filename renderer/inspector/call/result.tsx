import { Download } from 'lucide-react'
import { useState } from 'react'
import type { ToolCall } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatSize } from '../../ui/format.ts'
import { isRecord } from '../parsing/result-shape.ts'
import { ResultOpened } from './result-opened.tsx'
import './result.css'

/** The result of a call; a large one only when it is asked for. */
export function Result({ call }: { readonly call: ToolCall }) {
  const notKept = notKeptOf(call.result)
  if (notKept !== null) return <Empty title="The result was not kept">{notKept}</Empty>
  if (call.result !== null) return <ResultOpened key={call.id} text={call.result} />
  if (call.ms === null) return <Empty title="No result yet">The call has not ended.</Empty>
  if (call.bytes === null || call.bytes === 0) {
    return <Empty title="No result">{call.error ?? 'The call ended without one.'}</Empty>
  }
  return <LargeResult key={call.id} id={call.id} bytes={call.bytes} />
}

/** What stands instead of a result that was too large to keep. */
function notKeptOf(text: string | null): string | null {
  if (text === null || !text.startsWith('{"notKept":') || text.length > 1000) return null
  const value: unknown = JSON.parse(text)
  return isRecord(value) && typeof value['notKept'] === 'string' ? value['notKept'] : null
}

type Loading =
  | { readonly kind: 'asked' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'here'; readonly text: string }

function LargeResult({ id, bytes }: { readonly id: string; readonly bytes: number }) {
  const { api } = useSwitchboard()
  const [state, setState] = useState<Loading>({ kind: 'asked' })
  if (state.kind === 'here') return <ResultOpened text={state.text} />
  const load = async () => {
    setState({ kind: 'loading' })
    const reply = await api.request('inspector.result', id)
    if (!reply.ok) setState({ kind: 'failed', reason: reply.message })
    else if (reply.value === null) {
      setState({
        kind: 'failed',
        reason: 'It is no longer kept: the history was cleared, or it became too old.'
      })
    } else setState({ kind: 'here', text: reply.value })
  }
  return (
    <Empty
      title={
        state.kind === 'failed'
          ? 'The result could not be loaded'
          : `A result of ${formatSize(bytes)}`
      }
      action={
        <Button icon={Download} isDisabled={state.kind === 'loading'} onPress={() => void load()}>
          {state.kind === 'loading' ? `Loading ${formatSize(bytes)}` : `Load ${formatSize(bytes)}`}
        </Button>
      }
    >
      {state.kind === 'failed' ? state.reason : 'It is loaded only when you ask for it.'}
    </Empty>
  )
}
