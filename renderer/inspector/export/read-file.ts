import type { Api, ImportedHistory } from '../../../preload/api.ts'

/** Characters that go in one request. */
const partLength = 512 * 1024

export interface Reading {
  /** 0 to 1. */
  readonly progress: number
  readonly calls: number
}

/** Sends a file part by part. Answers what was read, or in a sentence why it cannot be. */
export async function readFile(
  api: Api,
  file: File,
  signal: AbortSignal,
  tell: (reading: Reading) => void
): Promise<ImportedHistory | string> {
  const own: { imported: ImportedHistory | null; sent: number } = { imported: null, sent: 0 }
  const send = async (text: string, last: boolean): Promise<string | null> => {
    const id = own.imported?.importId ?? null
    const reply = await api.request('inspector.import', id, file.name, text, last)
    if (!reply.ok) return reply.message
    own.imported = reply.value
    own.sent += text.length
    tell({ progress: Math.min(own.sent / Math.max(file.size, 1), 1), calls: reply.value.calls })
    return null
  }
  const parts = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let held = ''
  for (;;) {
    const { value, done } = await parts.read().catch(() => ({ value: undefined, done: null }))
    if (done === null) return `${file.name} cannot be read. Check that it still exists.`
    held += value ?? ''
    while (held.length >= partLength || done) {
      if (signal.aborted) {
        await parts.cancel()
        if (own.imported !== null) await api.request('inspector.closeImport', own.imported.importId)
        return 'Cancelled.'
      }
      const part = held.slice(0, partLength)
      held = held.slice(partLength)
      const last = done && held === ''
      const trouble = await send(part, last)
      if (trouble !== null) return trouble
      if (last) return own.imported ?? 'Nothing was read.'
    }
  }
}
