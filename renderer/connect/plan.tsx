import type { ProgramPlan } from '../../preload/api.ts'
import { Callout } from '../ui/callout.tsx'
import { FileDiff } from './file-diff.tsx'

/** All that a write would change, and what to know before. */
export function Plan({ plan }: { readonly plan: ProgramPlan }) {
  return (
    <>
      {plan.files.map((planned) => (
        <FileDiff key={planned.file} planned={planned} />
      ))}
      {plan.notes.length > 0 && (
        <Callout kind="note">
          <ul className="plan-notes">
            {plan.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}
