import { type Extension, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { splParts } from './spl-parts.ts'

export type CodeLanguage = 'spl' | 'json'

interface Part {
  readonly kind: string
  readonly text: string
}

const jsonPart = /("(?:[^"\\\n]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g

function* jsonParts(text: string): Generator<Part> {
  let at = 0
  for (const match of text.matchAll(jsonPart)) {
    yield { kind: 'plain', text: text.slice(at, match.index) }
    const [whole, quoted, colon] = match
    if (quoted === undefined) yield { kind: 'number', text: whole }
    else {
      yield { kind: colon === undefined ? 'string' : 'name', text: quoted }
      yield { kind: 'plain', text: colon ?? '' }
    }
    at = match.index + whole.length
  }
  yield { kind: 'plain', text: text.slice(at) }
}

function decorate(doc: Text, language: CodeLanguage): DecorationSet {
  const text = doc.toString()
  const marks = []
  let at = 0
  for (const part of language === 'spl' ? splParts(text) : jsonParts(text)) {
    const end = at + part.text.length
    if (part.kind !== 'plain' && end > at) {
      marks.push(Decoration.mark({ class: `tok-${part.kind}` }).range(at, end))
    }
    at = end
  }
  return Decoration.set(marks)
}

/** The colours of a language; the texts that are edited here are short enough to be read anew. */
export const coloured = (language: CodeLanguage): Extension =>
  StateField.define<DecorationSet>({
    create: ({ doc }) => decorate(doc, language),
    update: (marks, { docChanged, state }) => (docChanged ? decorate(state.doc, language) : marks),
    provide: (field) => EditorView.decorations.from(field)
  })

export const markAt = StateEffect.define<number | null>()

/** The place where something is wrong. */
export const problemMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { effects, changes, state: { doc } }) => {
    const told = effects.find((effect) => effect.is(markAt))
    if (told === undefined) return marks.map(changes)
    if (told.value === null || doc.length === 0) return Decoration.none
    const from = Math.min(told.value, doc.length - 1)
    return Decoration.set([Decoration.mark({ class: 'tok-wrong' }).range(from, from + 1)])
  },
  provide: (field) => EditorView.decorations.from(field)
})

export const codeTheme = EditorView.theme({
  '&': {
    fontSize: '12px',
    maxHeight: '300px',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius)',
    background: 'var(--raised)',
    color: 'var(--text)'
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '18px', overflow: 'auto' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 10px' },
  '.tok-command, .tok-name': { color: 'var(--accent)' },
  '.tok-keyword, .tok-quiet, .tok-comment, .tok-pipe': { color: 'var(--dim)' },
  '.tok-string': { color: 'light-dark(#7a4a00, #e0bd7a)' },
  '.tok-macro': { color: 'light-dark(#8b3a70, #e2a1cb)' },
  '.tok-number': { color: 'var(--running)' },
  '.tok-unseen': { color: 'var(--error)' },
  '.tok-wrong': { textDecoration: 'underline wavy var(--error)', background: 'var(--error-tint)' }
})
