import { expect, test } from 'vitest'
import { Pace, rest } from '../../../../main/inspector/history/pace.ts'

const within = 50

function paceOf(msOfEntry: number, msOfRest = rest): Pace {
  const pace = new Pace(within)
  for (let count = 0; count < 100; count += 1) {
    pace.took(10, 10 * msOfEntry)
    pace.rested(msOfRest)
  }
  return pace
}

test('a thread that has little to do works in the shortest turns', () => {
  expect(paceOf(0.04).turn(1)).toBe(paceOf(0.01).turn(50))
})

test('turns and rests together end in time, whatever an entry and a rest take', () => {
  for (const msOfRest of [rest, 2, 15.6]) {
    for (const msOfEntry of [0.01, 0.04, 0.2, 1]) {
      for (const entries of [1, 10, 40]) {
        const turn = paceOf(msOfEntry, msOfRest).turn(entries)
        const work = entries * msOfEntry
        const rests = Math.floor(work / turn)
        expect(work + rests * msOfRest).toBeLessThanOrEqual(within + 1e-9)
      }
    }
  }
})

test('where there is no time to rest, all is done in one turn', () => {
  expect(paceOf(0.2).turn(300)).toBe(Infinity)
})
