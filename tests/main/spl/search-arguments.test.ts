import { expect, test } from 'vitest'
import { argumentsIn, withArguments } from '../../../main/spl/search-arguments.ts'

test('the names between dollar signs of a saved search are its arguments', () => {
  expect(argumentsIn('user=$user$ OR src=$args.src$ user=$user$')).toEqual(['user', 'src'])
  expect(argumentsIn('rex "^a$|b$" | eval cost="$5 or $6"')).toEqual([])
})

test('values stand where their names stood, whatever is in them', () => {
  const values = new Map([
    ['user', '$& $1'],
    ['src', '10.0.0.1']
  ])
  expect(withArguments('user="$user$" src=$args.src$ dest=$dest$', values)).toBe(
    'user="$& $1" src=10.0.0.1 dest=$dest$'
  )
})
