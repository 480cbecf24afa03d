import { useEffect, useState } from 'react'
import type { Settings, TriedRedactions } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

type RedactionSettingProps = Pick<Settings, 'redactions' | 'redactedNames'>

const typingMs = 200

export function RedactionSetting({ redactions, redactedNames }: RedactionSettingProps) {
  const act = useAct()
  const [patterns, setPatterns] = useState(redactions.join('\n'))
  const [names, setNames] = useState(redactedNames.join('\n'))
  const [text, setText] = useState('')
  const draft = { redactions: linesOf(patterns), redactedNames: linesOf(names) }
  const tried = useTried(draft, text)
  const problems = draft.redactions.flatMap((source, place) => {
    const problem = tried?.problems[place] ?? null
    return problem === null ? [] : [`${source}: ${problem}`]
  })
  const changed =
    !isSame(draft.redactions, redactions) || !isSame(draft.redactedNames, redactedNames)
  return (
    <>
      <Field
        label="Names, one a line"
        value={names}
        mono
        lines={3}
        onChange={setNames}
        placeholder="badge_number"
        note="Of JSON keys, headers and parameters; their values are taken out. Upper and lower case, - and _ are alike."
      />
      <Field
        label="Patterns, one a line"
        value={patterns}
        mono
        lines={3}
        onChange={setPatterns}
        placeholder={'ACME-\\d{6}'}
        complaint={problems.length > 0 ? problems.join('\n') : undefined}
        note="Regular expressions; (?i) before one: in any case. One that a text could make slow is refused."
      />
      <Button
        isDisabled={!changed || problems.length > 0 || tried === null}
        onPress={() => void act('settings.save', draft)}
      >
        Save
      </Button>
      <Field
        label="Try them on a text"
        value={text}
        mono
        lines={3}
        onChange={setText}
        placeholder="A line of a log, or JSON"
        note="It is not kept."
      />
      {text !== '' && tried !== null && (
        <div className="tried" role="status" aria-label="What would be kept">
          <span className="label">What would be kept</span>
          <pre className="mono">{tried.text}</pre>
        </div>
      )}
    </>
  )
}

/** What the program says of a draft, a moment after the last key; null before it has. */
function useTried(
  { redactions, redactedNames }: RedactionSettingProps,
  text: string
): TriedRedactions | null {
  const { api } = useSwitchboard()
  const asked = JSON.stringify([redactions, redactedNames, text])
  const [tried, setTried] = useState<{ readonly of: string; readonly is: TriedRedactions }>()
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      const [patterns, names, sample] = JSON.parse(asked) as [string[], string[], string]
      void api
        .request('settings.tryRedactions', { redactions: patterns, redactedNames: names }, sample)
        .then((reply) => {
          if (reply.ok && !gone) setTried({ of: asked, is: reply.value })
        })
    }, typingMs)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [api, asked])
  return tried?.of === asked ? tried.is : null
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, place) => line === other[place])
