import { useEffect, useRef, useState } from 'react'
import type { Api, ExportChunk, ExportRequest, Reply } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { saveBlob } from '../../ui/save-blob.ts'

export type Exporting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly message: string }

interface Saved {
  readonly bytes: number
}

/** Pulls an export part by part and saves it; what was pulled is held by the browser, not by the page. */
export function useExport(onSaved: (saved: Saved) => void) {
  const { api } = useSwitchboard()
  const [state, setState] = useState<Exporting>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const begin = async (request: ExportRequest) => {
    const own = new AbortController()
    running.current = own
    setState({ kind: 'running', progress: 0, bytes: 0 })
    const end = await pull(api, request, own.signal, (progress, bytes) =>
      setState({ kind: 'running', progress, bytes })
    )
    if (own.signal.aborted) return
    if (typeof end === 'string') setState({ kind: 'failed', message: end })
    else {
      setState({ kind: 'idle' })
      saveBlob(end.fileName, end.blob)
      onSaved({ bytes: end.blob.size })
    }
  }
  const cancel = () => {
    running.current?.abort()
    setState({ kind: 'idle' })
  }
  return { state, begin, cancel }
}

/** The file, or in a sentence why there is none. */
async function pull(
  api: Api,
  request: ExportRequest,
  signal: AbortSignal,
  tell: (progress: number, bytes: number) => void
): Promise<{ readonly fileName: string; readonly blob: Blob } | string> {
  const parts: Blob[] = []
  let bytes = 0
  let id: string | null = null
  for (;;) {
    const reply: Reply<ExportChunk> = await api.request('inspector.export', request, id)
    if (!reply.ok) return reply.message
    const chunk: ExportChunk = reply.value
    const { fileName, mediaType, text, progress, done } = chunk
    id = chunk.exportId
    if (signal.aborted) {
      if (!done) await api.request('inspector.closeExport', id)
      return 'Cancelled.'
    }
    const part = new Blob([text])
    parts.push(part)
    bytes += part.size
    tell(progress, bytes)
    if (done) return { fileName, blob: new Blob(parts, { type: mediaType }) }
  }
}
