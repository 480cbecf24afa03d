/** The endpoint to forward to, and the headers that every request to it carries. */
export interface Target {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** The app's handshake file. With it, only the app that wrote it is spoken to, on its port. */
  readonly handshake: string | null
  /** Whether the app may be started when it does not run. */
  readonly mayStart: boolean
}

/** The environment does not say where to forward to; the message says what is wrong with it. */
export class TargetError extends Error {}

/**
 * Reads SWITCHBOARD_URL, _TOKEN, _PROFILE, _HANDSHAKE and _START. The token goes to this computer
 * only, so any other host is refused. Throws `TargetError`.
 */
export function targetOf(env: Readonly<Record<string, string | undefined>>): Target {
  const url = urlOf(valueOf(env['SWITCHBOARD_URL']) ?? 'http://127.0.0.1:8003/mcp')
  const token = valueOf(env['SWITCHBOARD_TOKEN'])
  const profile = valueOf(env['SWITCHBOARD_PROFILE'])
  const handshake = valueOf(env['SWITCHBOARD_HANDSHAKE']) ?? null
  const mayStart = ['1', 'true'].includes(valueOf(env['SWITCHBOARD_START']) ?? '')
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new TargetError(
      'The access token has spaces or other characters that no token has. Copy it again from Switchboard for Splunk.'
    )
  }
  if (profile !== undefined && !/^[A-Za-z0-9-]+$/.test(profile)) {
    throw new TargetError(
      'The profile must be the short name of a profile in Switchboard for Splunk: letters, digits and dashes.'
    )
  }
  if (mayStart && handshake === null) {
    throw new TargetError(
      'SWITCHBOARD_START needs SWITCHBOARD_HANDSHAKE: the path of handshake.json in the folder of the settings of Switchboard for Splunk.'
    )
  }
  return {
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(profile === undefined ? {} : { 'x-splunk-profile': profile })
    },
    handshake,
    mayStart
  }
}

// Claude Desktop leaves "${user_config.profile}" as it is when the user entered nothing.
function valueOf(text: string | undefined): string | undefined {
  const value = text?.trim() ?? ''
  return value === '' || value.startsWith('${') ? undefined : value
}

function urlOf(text: string): URL {
  const url = parsed(text)
  const local = ['127.0.0.1', 'localhost', '[::1]']
  if (url?.protocol === 'http:' && local.includes(url.hostname) && url.username === '') return url
  throw new TargetError(
    'The server URL must be that of Switchboard for Splunk on this computer, such as http://127.0.0.1:8003/mcp.'
  )
}

// URL.canParse came with Node 18.17.
function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
