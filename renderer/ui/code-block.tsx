import type { ReactNode } from 'react'
import { visibleText } from '../../main/inspector/visible-text.ts'
import './code-block.css'
import { CopyButton } from './copy.tsx'

interface CodeBlockProps {
  readonly text: string
  readonly what: string
  /** The same text, highlighted. */
  readonly children?: ReactNode
  readonly wrap?: boolean
}

export function CodeBlock({ text, what, children, wrap = false }: CodeBlockProps) {
  return (
    <div className="code-block">
      <pre className={wrap ? 'wrap' : undefined} tabIndex={0} aria-label={what}>
        {children ?? visibleText(text)}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  )
}
