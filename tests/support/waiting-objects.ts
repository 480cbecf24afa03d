// Makes objects of one literal that wait for others. With `young`: as the program does.
import { allocateYoung } from '../../main/inspector/history/allocation.ts'

if (process.argv[2] === 'young') allocateYoung()
const make = (place: number): object => ({ place, held: [place] })
const waiting: object[] = []
for (let place = 0; place < 4_000_000; place += 1) waiting[place % 1_000_000] = make(place)
process.stdout.write(`${waiting.length} wait\n`)
