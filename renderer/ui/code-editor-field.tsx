import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import { characterName, unseen } from '../../main/inspector/visible-text.ts'
import './code-editor.css'
import { type CodeLanguage, codeTheme, coloured, markAt, problemMark } from './code-editor-parts.ts'

export interface CodeEditorProps {
  readonly label: string
  readonly language: CodeLanguage
  /** What it holds at first. */
  readonly text: string
  readonly onChange: (text: string) => void
  /** Mod-Enter. */
  readonly onRun: () => void
  /** Where something is wrong, in characters from 0; null: nothing is. */
  readonly wrongAt?: number | null
  readonly focused?: boolean
}

/** The editor itself; `CodeEditor` brings it when it is wanted. */
export function CodeEditorField(props: CodeEditorProps) {
  const { label, language, text, wrongAt = null, focused = false } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const changed = useEffectEvent((next: string) => props.onChange(next))
  const run = useEffectEvent(() => props.onRun())
  const first = useEffectEvent(() => text)
  useEffect(() => {
    const node = host.current
    if (node === null) return
    // CodeMirror brings its styles as a <style>, which the page's CSP forbids; in a shadow root it
    // takes a constructed style sheet instead.
    const root = node.shadowRoot ?? node.attachShadow({ mode: 'open', delegatesFocus: true })
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: first(),
        extensions: [
          history(),
          keymap.of([
            { key: 'Mod-Enter', run: () => (run(), true) },
            ...defaultKeymap,
            ...historyKeymap
          ]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString())
          }),
          highlightSpecialChars({ addSpecialChars: unseen, render: namedCharacter }),
          coloured(language),
          problemMark,
          codeTheme
        ]
      })
    })
    // Focus that comes to the host goes to the first thing that takes it, which must be the text.
    editor.scrollDOM.removeAttribute('tabindex')
    view.current = editor
    if (focused) editor.focus()
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [label, language, focused])
  useEffect(() => {
    view.current?.dispatch({ effects: markAt.of(wrongAt) })
  }, [wrongAt])
  return <div ref={host} className="code-editor" tabIndex={0} />
}

/** Stands where a character is that cannot be seen. */
function namedCharacter(code: number): HTMLElement {
  const node = document.createElement('span')
  node.className = 'tok-unseen'
  node.textContent = characterName(String.fromCodePoint(code))
  return node
}
