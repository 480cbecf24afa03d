import type { ToolContext } from './tool.ts'

/** Values that would complete what was typed, best first; all that there are. */
export type Completion = (typed: string, context: ToolContext) => Promise<readonly string[]>

/** One for each argument that can be completed. */
export type Completions = Readonly<Record<string, Completion>>

/** Those that begin with what was typed, then those that hold it, without regard to case. */
export function matching(values: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase()
  const place = (value: string) => value.toLowerCase().indexOf(wanted)
  return [
    ...values.filter((value) => place(value) === 0),
    ...values.filter((value) => place(value) > 0)
  ]
}
