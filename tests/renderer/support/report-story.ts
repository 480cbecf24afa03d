import { fullCall } from '../../main/inspector/export/support/calls.ts'
import { callsOf } from './calls.ts'
import { fullScene } from './full-scene.ts'

const asJson = (value: unknown) =>
  typeof value === 'string' || value === null ? value : JSON.stringify(value)

const now = Date.UTC(2026, 10, 25, 14, 30)
/** Calls as in the window's own pictures, with all that a record has. */
export const reportStory = () =>
  callsOf(fullScene(now).profiles, 40, now).map((call, place) => ({
    ...fullCall({}, place),
    ...call,
    exchange: null,
    messages: [],
    kind: 'call' as const,
    origin: 'client' as const,
    splunkMs: call.ms === null ? null : call.ms * 0.9,
    splunkRequests: call.splunkRequests.map((request) => ({ ...request, body: null })),
    jobs: [],
    note: place === 4 ? 'Asked Ada: the password expired on Monday.' : null,
    profile: fullCall().profile,
    sessionId: fullCall().sessionId,
    result: asJson(call.result)
  }))
