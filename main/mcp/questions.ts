import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Envelope } from './envelope.ts'
import { RpcError } from './rpc.ts'

/** A question to the client (elicitation, sampling, roots), as it stands in a result. */
export interface InputRequest {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Ends a call that goes on when the client has answered: it then runs again with the answers. */
export class InputRequired extends Error {
  readonly requests: Readonly<Record<string, InputRequest>>

  constructor(requests: Readonly<Record<string, InputRequest>>) {
    super('The client has to answer first.')
    this.requests = requests
  }
}

const answersSchema = z.record(z.string(), z.record(z.string(), z.unknown()))

/** What the rounds before brought; the client carries it to the next round. */
export const roundsSchema = z.object({
  /** The hash of each question that was asked, so that its answer counts for no other. */
  asked: z.record(z.string(), z.string()),
  answers: answersSchema
})

export type Rounds = Readonly<z.infer<typeof roundsSchema>>

const missingCapability = -32021
const capabilityFor: Readonly<Record<string, string>> = {
  'elicitation/create': 'elicitation',
  'sampling/createMessage': 'sampling',
  'roots/list': 'roots'
}

/**
 * The questions of one call in revision 2026-07-28, which has no requests to the client: all that are
 * asked in the same turn end the call together, and the client calls again with its answers:
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr
 */
export class Questions {
  readonly #capabilities: Envelope['capabilities']
  readonly #before: Rounds
  readonly #answers: Rounds['answers']
  readonly #end: (reason: InputRequired) => void
  readonly #used: Record<string, Rounds['answers'][string]> = {}
  readonly #open: Record<string, InputRequest> = {}
  readonly #rejects: ((reason: InputRequired) => void)[] = []
  #count = 0

  /** `answers`: what the client sends with this call. `end` ends the call. */
  constructor(
    { capabilities }: Envelope,
    before: Rounds,
    answers: Rounds['answers'],
    end: (reason: InputRequired) => void
  ) {
    this.#capabilities = capabilities
    this.#before = before
    this.#answers = { ...before.answers, ...answers }
    this.#end = end
  }

  /** The answer, if the client has given it. Rejects with `RpcError` where it cannot be asked that. */
  ask(method: string, params: InputRequest['params'], name?: string): Promise<unknown> {
    this.#count += 1
    const key = name ?? `question-${this.#count}`
    const capability = capabilityFor[method] ?? method
    if (!(capability in this.#capabilities)) return Promise.reject(notDeclared(capability))
    const answer = Object.hasOwn(this.#answers, key) ? this.#answers[key] : undefined
    const asked = this.#before.asked[key]
    if (answer !== undefined && (asked === undefined || asked === hashOf({ method, params }))) {
      this.#used[key] = answer
      return Promise.resolve(answer)
    }
    if (this.#rejects.length === 0) setImmediate(() => this.#close())
    this.#open[key] = { method, params }
    return new Promise((_resolve, reject) => this.#rejects.push(reject))
  }

  /** For the next round. */
  rounds(): Rounds {
    const open = Object.entries(this.#open).map(([key, request]) => [key, hashOf(request)])
    const asked = { ...this.#before.asked, ...Object.fromEntries(open) } as Rounds['asked']
    return { asked, answers: this.#used }
  }

  #close(): void {
    const reason = new InputRequired(this.#open)
    this.#end(reason)
    for (const reject of this.#rejects) reject(reason)
  }
}

function notDeclared(capability: string): RpcError {
  return new RpcError(
    missingCapability,
    `This needs a client that declares the capability ${capability}, and this one does not.`,
    { requiredCapabilities: { [capability]: {} } }
  )
}

const hashOf = (request: InputRequest): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('base64url')
