import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8 make every object where a small collection finds it once it is garbage. Where objects of one literal
 * outlive some collections, as those that wait for the history do, V8 would make the next ones of it among the
 * old, until a full collection with all that they hold: of each call 10 KB, which takes 10 ms in a second of
 * many calls. Holds for the whole process: https://v8.dev/blog/trash-talk tells of the generations.
 */
export function allocateYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring')
}
