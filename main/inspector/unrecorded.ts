import type { Recording } from './recording.ts'

const nothing = () => undefined

/** Of a call that is not recorded. */
export const unrecorded: Recording = {
  id: '',
  profile: nothing,
  hide: nothing,
  progress: nothing,
  waiting: nothing,
  splunkRequest: nothing,
  job: nothing,
  reads: nothing,
  end: nothing
}
