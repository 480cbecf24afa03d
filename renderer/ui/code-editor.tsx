import { lazy, Suspense } from 'react'
import type { CodeEditorProps } from './code-editor-field.tsx'

// Only who edits pays for the editor.
const Field = lazy(() =>
  import('./code-editor-field.tsx').then((part) => ({ default: part.CodeEditorField }))
)

/** A field for code: highlighted, with undo; Tab leaves it. */
export function CodeEditor(props: CodeEditorProps) {
  const lines = Math.min(props.text.split('\n').length, 16)
  return (
    <Suspense fallback={<div style={{ height: lines * 18 + 14 }} />}>
      <Field {...props} />
    </Suspense>
  )
}
