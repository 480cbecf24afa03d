import { expect, test } from 'vitest'
import { Pace, rest } from '../../../../main/inspector/history/pace.ts'

const within = 50

function paceOf(msOfEntry: number): Pace {
  const pace = new Pace(within)
  for (let count = 0; count < 100; count += 1) pace.took(10, 10 * msOfEntry)
  return pace
}

test('a thread that has little to do works in the shortest turns', () => {
  expect(paceOf(0.04).turn(1)).toBe(paceOf(0.01).turn(50))
})

test('turns and rests together end in time, whatever an entry takes', () => {
  for (const msOfEntry of [0.01, 0.04, 0.2, 1]) {
    for (const entries of [1, 10, 40]) {
      const turn = paceOf(msOfEntry).turn(entries)
      const work = entries * msOfEntry
      expect(work + (work / turn) * rest).toBeLessThanOrEqual(within + rest)
    }
  }
})

test('where there is no time to rest, all is done in one turn', () => {
  expect(paceOf(0.2).turn(300)).toBe(Infinity)
})
