import type { Job } from '../jobs/job.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { type Answer, messagesAnswer } from './answer.ts'
import type { RestRequest } from './request.ts'
import { fatal } from './rest-error.ts'

type Action = (job: Job, request: RestRequest, jobs: Jobs) => string

const actions: Readonly<Record<string, Action>> = {
  pause: (job) => {
    job.pause()
    return 'Search job paused.'
  },
  unpause: (job) => {
    job.unpause()
    return 'Search job unpaused.'
  },
  finalize: (job) => {
    job.finalize()
    return 'Search job finalized.'
  },
  cancel: (job, _request, jobs) => {
    jobs.remove(job)
    return 'Search job cancelled.'
  },
  touch: () => 'Search job touched.',
  setttl: (job, { args }) => {
    job.ttl = atLeast(args.integer('ttl', 0), 1, 'ttl')
    return `The ttl of the search job was changed to ${job.ttl}.`
  },
  setpriority: (job, { args }) => {
    job.priority = Math.min(atLeast(args.integer('priority', -1), 0, 'priority'), 10)
    return 'The search job priority was changed.'
  },
  enablepreview: (job) => {
    job.previewEnabled = true
    return 'Search job results preview enabled.'
  },
  disablepreview: (job) => {
    job.previewEnabled = false
    return 'Search job results preview disabled.'
  },
  save: (job) => {
    job.save(true)
    return 'Search job saved.'
  },
  unsave: (job) => {
    job.save(false)
    return 'Search job unsaved.'
  }
}

/** search/jobs/{sid}/control. Throws `RestError` 400 for an unknown action or a missing value. */
export function control(jobs: Jobs, job: Job, request: RestRequest): Answer {
  const name = request.args.get('action') ?? ''
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined) throw fatal(400, `Invalid action '${name}'.`)
  return messagesAnswer(request, 200, [{ type: 'INFO', text: action(job, request, jobs) }])
}

function atLeast(value: number, least: number, name: string): number {
  if (value < least) throw fatal(400, `Invalid value for argument "${name}".`)
  return value
}
