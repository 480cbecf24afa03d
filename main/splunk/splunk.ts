import { z } from 'zod'
import { abortable } from './abortable.ts'
import { hostPort } from './address.ts'
import type { Answer } from './answer.ts'
import { whileBusy } from './back-off.ts'
import type { Connection, SplunkRequest } from './connection.ts'
import type { SearchJob } from './search-job.ts'
import { mostSearches } from './search-slots.ts'
import type { SignedIn } from './sign-in.ts'
import { SplunkError } from './splunk-error.ts'
import type { Outgoing, Splunkd } from './splunkd.ts'
import { abortedError } from './transport-error.ts'
import { passwordRefused, signInRefused } from './unauthorized.ts'

/** What one caller hangs on its requests: its abort, and who is told of each request and each wait. */
export interface Use {
  readonly signal: AbortSignal
  /** Callers of different names take turns where they have to wait for one another. */
  readonly caller?: string
  /** Names this program, the tool and the client to those who look at the jobs in Splunk. */
  readonly label: string
  onRequest(request: SplunkRequest): void
  /** Told of each answer about a search job. */
  onJob?(job: SearchJob): void
  /** Told of what signs in, which must not be kept anywhere. */
  onSecret?(secret: string): void
  /** `text`: why nothing happens just now; null when it goes on. */
  onWaiting?(text: string | null): void
}

export interface RequestOptions extends Outgoing {
  /** In place of the caller's, for what must be done although the caller has gone. */
  readonly signal?: AbortSignal
  /** Sends no sign-in. */
  readonly anonymous?: boolean
}

interface Signals {
  readonly signal: AbortSignal
  /** Also ends the pauses before a busy Splunk is asked again. */
  readonly pausing: AbortSignal
}

/** Signing in belongs to all who wait for it, so no caller's abort ends it. */
const signInMs = 30_000
const sessionKeySchema = z.object({ sessionKey: z.string().min(1) })

/** One Splunk as one user, for the length of one call. */
export class Splunk {
  readonly connection: Connection
  readonly use: Use
  readonly #kept: () => Splunkd
  readonly #call: { searches: number }

  /**
   * `kept`: what is kept for this connection, asked anew for each request. `call`: its searches share
   * one slot.
   */
  constructor(
    connection: Connection,
    use: Use,
    kept: () => Splunkd,
    call: { searches: number } = { searches: 0 }
  ) {
    this.connection = connection
    this.use = use
    this.#kept = kept
    this.#call = call
  }

  /** The only way to splunkd. Signs in, and once more when splunkd says 401. Throws `SplunkError`. */
  async request(options: RequestOptions): Promise<Answer> {
    const signal = options.signal ?? this.use.signal
    const { address } = this.connection
    if (signal.aborted) throw abortedError(address, signal)
    // What is asked after the caller has gone, to clean up, has a time of its own.
    const pausing = this.use.signal.aborted ? signal : AbortSignal.any([signal, this.use.signal])
    const signals = { signal, pausing }
    if (options.anonymous) return this.#patiently(options, null, signals)
    const first = await this.#signedIn(signal)
    const refused = await this.#unless401(options, first, signals)
    if (!(refused instanceof SplunkError)) return refused
    if (!first.renewable) throw signInRefused(first, address, refused)
    const second = await this.#signedIn(signal)
    const answer = await this.#unless401(options, second, signals)
    if (answer instanceof SplunkError) throw signInRefused(second, address, answer)
    return answer
  }

  /** `request` with its answer parsed. Throws `not_splunkd` where the answer has another shape. */
  async read<Schema extends z.ZodType>(
    schema: Schema,
    options: RequestOptions
  ): Promise<z.output<Schema>> {
    const { body } = await this.request(options)
    return this.parse(schema, options.path, body)
  }

  /** What splunkd answered to `path`, as `schema` has it. Throws `not_splunkd`. */
  parse<Schema extends z.ZodType>(schema: Schema, path: string, body: unknown): z.output<Schema> {
    const parsed = schema.safeParse(body)
    if (parsed.success) return parsed.data
    throw new SplunkError(
      'not_splunkd',
      `Splunk at ${hostPort(this.connection.address)} answered ${path} with another shape than expected.`,
      { cause: parsed.error }
    )
  }

  /** Path of an endpoint in the app that searches run in. */
  path(endpoint: string): string {
    const { app } = this.connection
    return app === null
      ? `/services/${endpoint}`
      : `/servicesNS/nobody/${encodeURIComponent(app)}/${endpoint}`
  }

  /** The same Splunk and user, searching in another app. */
  inApp(app: string): Splunk {
    return new Splunk({ ...this.connection, app }, this.use, this.#kept, this.#call)
  }

  /** `use.label` as a search job bears it. */
  get label(): string {
    return this.use.label.replace(/\p{Cc}/gu, ' ').slice(0, 200)
  }

  /** What is known of the server and kept for all who use this connection. */
  get kept(): Pick<
    Splunkd,
    'version' | 'server' | 'searchV2' | 'clockSkewSeconds' | 'startedSearches'
  > {
    return this.#kept()
  }

  /**
   * Does `work` as one of the searches that this connection may run at a time, and waits for its turn
   * before. A search inside of another one's `work` waits no second time.
   */
  async searching<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#call.searches > 0) return this.#counted(work)
    const release = await this.#turn()
    try {
      return await this.#counted(work)
    } finally {
      release()
    }
  }

  /** As `searching`, for a search that runs on after `work`, which returns its sid. */
  async starting(work: () => Promise<string>): Promise<string> {
    const release = await this.#turn()
    try {
      const sid = await this.#counted(work)
      this.#kept().startedSearches.hold(sid, release)
      return sid
    } catch (error) {
      release()
      throw error
    }
  }

  /** Waits until this connection may run one more search; returns what to call at its end. */
  async #turn(): Promise<() => void> {
    const { signal } = this.use
    const { searchSlots, startedSearches } = this.#kept()
    const waited = new AbortController()
    try {
      return await searchSlots.take(this.use.caller ?? '', signal, (waits) => {
        this.use.onWaiting?.(
          waits ? `Waiting: ${mostSearches} searches of this profile are running` : null
        )
        if (waits) void startedSearches.watch(this, AbortSignal.any([signal, waited.signal]))
      })
    } catch {
      throw abortedError(this.connection.address, signal)
    } finally {
      waited.abort()
    }
  }

  async #counted<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#call.searches += 1
    try {
      return await work()
    } finally {
      this.#call.searches -= 1
    }
  }

  /** Asks a busy Splunk again where nothing was done; a caller that goes meanwhile is not kept. */
  async #patiently(
    options: Outgoing,
    authorization: string | null,
    { signal, pausing }: Signals
  ): Promise<Answer> {
    const repeats =
      options.whenBusy === undefined
        ? (options.replayable ?? options.method === 'GET')
        : options.whenBusy === 'ask again'
    try {
      return await whileBusy(() => this.#send(options, authorization, signal), {
        pausesMs: repeats ? this.#kept().patience.backOffMs : [],
        signal: pausing,
        onWaiting: (text) => this.use.onWaiting?.(text)
      })
    } catch (error) {
      throw pausing.aborted && !(error instanceof SplunkError)
        ? abortedError(this.connection.address, pausing)
        : error
    }
  }

  #send(options: Outgoing, authorization: string | null, signal: AbortSignal): Promise<Answer> {
    return this.#kept().send(options, authorization, signal, (request) =>
      this.use.onRequest(request)
    )
  }

  async #unless401(
    options: Outgoing,
    signedIn: SignedIn,
    signals: Signals
  ): Promise<Answer | SplunkError> {
    try {
      return await this.#patiently(options, signedIn.authorization, signals)
    } catch (error) {
      if (!(error instanceof SplunkError) || error.code !== 'unauthorized') throw error
      this.#kept().signIn.drop(signedIn)
      return error
    }
  }

  async #signedIn(signal: AbortSignal): Promise<SignedIn> {
    const signingIn = this.#kept().signIn.current(
      () => this.connection.credential(),
      (username, password) => this.#logIn(username, password)
    )
    try {
      const signedIn = await abortable(signingIn, signal)
      for (const secret of signedIn.secrets) this.use.onSecret?.(secret)
      return signedIn
    } catch (error) {
      throw signal.aborted ? abortedError(this.connection.address, signal) : error
    }
  }

  async #logIn(username: string, password: string): Promise<string> {
    const signal = AbortSignal.timeout(signInMs)
    try {
      const { body } = await this.#patiently(
        {
          method: 'POST',
          path: '/services/auth/login',
          form: { username, password },
          untold: ['password'],
          whenBusy: 'ask again'
        },
        null,
        { signal, pausing: signal }
      )
      return sessionKeySchema.parse(body).sessionKey
    } catch (error) {
      if (error instanceof SplunkError && error.code === 'unauthorized') {
        throw passwordRefused(username, this.connection.address, error)
      }
      if (error instanceof z.ZodError) {
        throw new SplunkError(
          'not_splunkd',
          `${hostPort(this.connection.address)} answered the sign-in without a session key.`
        )
      }
      throw error
    }
  }
}
