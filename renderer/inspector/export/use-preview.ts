import { useEffect, useState } from 'react'
import type { ExportPreview, ExportRequest } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'

interface Preview {
  readonly of: string
  readonly preview: ExportPreview | null
  readonly trouble: string | null
}

/** What an export would be. What was shown before stays until the new one has come. */
export function usePreview(request: ExportRequest) {
  const { api } = useSwitchboard()
  const [known, setKnown] = useState<Preview | null>(null)
  const key = JSON.stringify(request)
  useEffect(() => {
    let wanted = true
    void api.request('inspector.exportPreview', JSON.parse(key) as ExportRequest).then((reply) => {
      if (!wanted) return
      setKnown(
        reply.ok
          ? { of: key, preview: reply.value, trouble: null }
          : { of: key, preview: null, trouble: reply.message }
      )
    })
    return () => {
      wanted = false
    }
  }, [api, key])
  return {
    preview: known?.preview ?? null,
    trouble: known?.trouble ?? null,
    fresh: known?.of === key
  }
}
