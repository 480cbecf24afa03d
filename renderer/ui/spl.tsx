import { memo } from 'react'
import { visibleText } from '../../main/inspector/visible-text.ts'
import { splParts } from './spl-parts.ts'
import './spl.css'

/** SPL, lightly highlighted, in one run of text. */
export const Spl = memo(function Spl({ spl }: { readonly spl: string }) {
  return (
    <code className="spl">
      {splParts(spl).map((part, place) =>
        part.kind === 'plain' ? (
          visibleText(part.text)
        ) : (
          <span key={place} className={`spl-${part.kind}`}>
            {visibleText(part.text)}
          </span>
        )
      )}
    </code>
  )
})
