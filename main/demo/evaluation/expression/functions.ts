import type { EvalFunction } from './expression.ts'
import { conditionFunctions } from './functions/condition.ts'
import { hashFunctions } from './functions/hash.ts'
import { multivalueFunctions } from './functions/multivalue.ts'
import { numberFunctions } from './functions/number.ts'
import { patternFunctions } from './functions/pattern.ts'
import { textFunctions } from './functions/text.ts'
import { timeFunctions } from './functions/time.ts'

/** The functions of eval by name, in lower case. */
export const evalFunctions: ReadonlyMap<string, EvalFunction> = new Map(
  Object.entries({
    ...conditionFunctions,
    ...hashFunctions,
    ...multivalueFunctions,
    ...numberFunctions,
    ...patternFunctions,
    ...textFunctions,
    ...timeFunctions
  })
)
