import { z } from 'zod'
import { macroCall, substitute } from '../../spl/macro-call.ts'
import { tokens } from '../../spl/tokens.ts'
import planted from './macros.json' with { type: 'json' }

const macroSchema = z.object({
  /** With its number of arguments: `cleanup(1)`. */
  name: z.string(),
  args: z.string().optional(),
  definition: z.string(),
  description: z.string(),
  iseval: z.boolean()
})

export type Macro = Readonly<z.infer<typeof macroSchema>>

/** What the demo comes with. */
export const plantedMacros = (): readonly Macro[] => z.array(macroSchema).parse(planted)

/** A macro that the search names and nobody has defined. */
export class UnknownMacro extends Error {
  constructor(name: string) {
    super(
      `Error in 'SearchParser': The search specifies a macro '${name}' that cannot be found. Reasons include: ` +
        'the macro name is misspelled, you do not have "read" permission for the macro, or the macro has not ' +
        'been shared with this application. Click Settings, Advanced search, Search Macros to view macro information.'
    )
  }
}

const deepest = 20

/**
 * The search with its macros replaced, those within macros too. `evaluate` computes the text of a
 * macro whose definition is an eval expression. Throws `UnknownMacro`, `SplSyntaxError`.
 */
export async function expandMacros(
  spl: string,
  macros: readonly Macro[],
  evaluate: (expression: string) => Promise<string>,
  depth = 0
): Promise<string> {
  let expanded = ''
  for (const { kind, text, start } of tokens(spl)) {
    const call = kind === 'macro' ? macroCall(text, start) : null
    if (call === null) {
      expanded += text
      continue
    }
    const name = call.args.length === 0 ? call.name : `${call.name}(${call.args.length})`
    const macro = macros.find((candidate) => candidate.name === name)
    if (macro === undefined || depth >= deepest) throw new UnknownMacro(name)
    const parameters = (macro.args ?? '').split(',').map((parameter) => parameter.trim())
    const body = substitute(macro.definition, parameters, call.args, 'strip')
    const spelled = macro.iseval ? await evaluate(body) : body
    expanded += await expandMacros(spelled, macros, evaluate, depth + 1)
  }
  return expanded
}
