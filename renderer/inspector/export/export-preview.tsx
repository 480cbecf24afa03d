import { useState } from 'react'
import type { ExportPreview as Preview, ExportRequest } from '../../../preload/api.ts'
import { Callout } from '../../ui/callout.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import './export-preview.css'
import { firstOf, TakenOut } from './taken-out.tsx'

interface ExportPreviewProps {
  readonly format: ExportRequest['format']
  readonly preview: Preview | null
  readonly trouble: string | null
  /** False: another preview is on its way. */
  readonly fresh: boolean
}

export function ExportPreview({ format, preview, trouble, fresh }: ExportPreviewProps) {
  const [tab, setTab] = useState('taken')
  if (trouble !== null) return <Callout kind="error" title={trouble} />
  if (preview === null) return <div className="export-preview dim">Reading the calls…</div>
  const places = preview.takenOut.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="export-preview" aria-busy={!fresh}>
      <Tabs
        label="Preview"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'taken',
            title: 'Taken out',
            count: places === 0 ? undefined : places,
            content: () => (
              <div
                className="export-preview-panel"
                tabIndex={0}
                role="region"
                aria-label="What is taken out"
              >
                <TakenOut preview={preview} />
              </div>
            )
          },
          {
            id: 'beginning',
            title: format === 'html' ? 'Its text' : 'How it begins',
            content: () => (
              <div
                className="export-preview-panel"
                tabIndex={0}
                role="region"
                aria-label="How it begins"
              >
                <p className="taken-out-of">{firstOf(preview)}</p>
                <pre>{preview.beginning}</pre>
              </div>
            )
          }
        ]}
      />
    </div>
  )
}
