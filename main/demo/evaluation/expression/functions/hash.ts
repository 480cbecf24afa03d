import { createHash } from 'node:crypto'
import { textOf } from '../../value.ts'
import { type EvalFunction, ofValues } from '../expression.ts'

const hash = (algorithm: string): EvalFunction =>
  ofValues(1, 1, ([value]) => {
    const text = textOf(value)
    return text === null ? null : createHash(algorithm).update(text).digest('hex')
  })

export const hashFunctions: Readonly<Record<string, EvalFunction>> = {
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha512: hash('sha512')
}
