import type { ProgramPlan } from '../../preload/api.ts'
import { Callout } from '../ui/callout.tsx'
import { FileDiff } from './file-diff.tsx'
import './plan.css'

/** What to know before a write, and all that it would change. */
export function Plan({ plan }: { readonly plan: ProgramPlan }) {
  return (
    <>
      {plan.notes.length > 0 && (
        <Callout kind="note">
          <ul className="plan-notes">
            {plan.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Callout>
      )}
      {plan.files.map((planned) => (
        <FileDiff key={planned.file} planned={planned} />
      ))}
    </>
  )
}
