import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ExpressionParser } from '../expression/parser.ts'
import type { Result } from '../result.ts'
import { eachRow } from '../rows.ts'
import { commandError, failed } from '../search-error.ts'
import { textOf } from '../value.ts'

function bracedName(name: string, row: Result): string {
  return name.replace(
    /^\{(.+)\}$|\{([^{}]+)\}/g,
    (all, whole?: string, part?: string) => textOf(row.get(whole ?? part ?? '')) ?? all
  )
}

/** `eval`: computes fields. */
export const evaluation: Command = {
  compile({ args }) {
    const assignments = new ExpressionParser(args, 'EvalCommand').assignments()
    return eachRow((row, run) => {
      const changed = row.copy()
      for (const { name, expression } of assignments) {
        const value = expression.evaluate(changed, run.now)
        if (typeof value === 'boolean') {
          throw failed(
            "Error in 'EvalCommand': Type checking failed. Fields cannot be assigned a boolean result. Instead, try if([bool expr], [expr], [expr])."
          )
        }
        const target = name.includes('{') ? bracedName(name, changed) : name
        if (value !== null || changed.get(target) !== null) changed.set(target, value)
      }
      return changed
    })
  }
}

export const where: Command = {
  compile({ args }) {
    const condition = new ExpressionParser(args, 'where').whole()
    return eachRow((row, run) => (condition.evaluate(row, run.now) === true ? row : null))
  }
}

/** `strcat`: joins fields and quoted texts into the last field. */
export const strcat: Command = {
  compile({ args }) {
    const given = new Arguments('strcat', args, ['allrequired'])
    const all = given.flag('allrequired', false)
    const parts = [...given.words]
    const target = parts.pop()
    if (target === undefined || parts.length === 0) {
      throw commandError('strcat', 'It needs at least one source and a target field.')
    }
    return eachRow((row) => {
      const texts = parts.map(({ text, quoted }) => (quoted ? text : textOf(row.get(text))))
      if (all && texts.includes(null)) return row
      const changed = row.copy()
      changed.set(target.text, texts.join(''))
      return changed
    })
  }
}
