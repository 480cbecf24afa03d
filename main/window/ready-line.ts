import type { App } from '../app.ts'
import type { Options } from '../settings/options.ts'

/** What `--json` prints when the program is ready. */
export interface ReadyLine {
  readonly mcpUrl: string | null
  readonly windowUrl: string | null
  readonly pid: number
  readonly demoSplunk?: {
    readonly url: string
    readonly username: string
    readonly password: string
  }
  readonly clientToken?: string
  /** Why there is no address. */
  readonly error?: string
}

/** Makes the client that `--client` asks for, or renews its token; says where everything is. */
export async function readyLine(
  app: App,
  options: Options,
  windowUrl: string | null
): Promise<ReadyLine> {
  const { state } = app.endpoint
  const demo = options.demo ? await app.demo.splunk() : undefined
  return {
    mcpUrl: state.kind === 'listening' ? state.url : null,
    windowUrl,
    pid: process.pid,
    ...(demo === undefined
      ? {}
      : { demoSplunk: { url: demo.url, username: demo.username, password: demo.password } }),
    ...(options.client === null ? {} : { clientToken: clientToken(app, options.client) }),
    ...(state.kind === 'failed' ? { error: `${state.message} ${state.hint}` } : {})
  }
}

function clientToken(app: App, name: string): string {
  const known = app.clients.byName(name)
  return known === undefined
    ? app.clients.create({ name, defaultProfileId: null, allowedProfileIds: null }).token
    : app.clients.renew(known.id).token
}
