import { memo } from 'react'
import { splParts } from './spl-parts.ts'
import './spl.css'

/** SPL, lightly highlighted, in one run of text. */
export const Spl = memo(function Spl({ spl }: { readonly spl: string }) {
  return (
    <code className="spl">
      {splParts(spl).map((part, place) =>
        part.kind === 'plain' ? (
          part.text
        ) : (
          <span key={place} className={`spl-${part.kind}`}>
            {part.text}
          </span>
        )
      )}
    </code>
  )
})
