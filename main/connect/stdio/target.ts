/** The endpoint to forward to, and the headers that every request to it carries. */
export interface Target {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

/** The environment does not say where to forward to; the message says what is wrong with it. */
export class TargetError extends Error {}

/**
 * Reads SWITCHBOARD_URL, SWITCHBOARD_TOKEN and SWITCHBOARD_PROFILE. The token goes to this computer
 * only, so any other host is refused. Throws `TargetError`.
 */
export function targetOf(env: Readonly<Record<string, string | undefined>>): Target {
  const url = urlOf(valueOf(env['SWITCHBOARD_URL']) ?? 'http://127.0.0.1:8003/mcp')
  const token = valueOf(env['SWITCHBOARD_TOKEN'])
  const profile = valueOf(env['SWITCHBOARD_PROFILE'])
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
  return {
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(profile === undefined ? {} : { 'x-splunk-profile': profile })
    }
  }
}

// Claude Desktop leaves "${user_config.profile}" as it is when the user entered nothing.
function valueOf(text: string | undefined): string | undefined {
  const value = text?.trim() ?? ''
  return value === '' || value.startsWith('${') ? undefined : value
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const local = ['127.0.0.1', 'localhost', '[::1]']
  if (url?.protocol === 'http:' && local.includes(url.hostname) && url.username === '') return url
  throw new TargetError(
    'The server URL must be that of Switchboard for Splunk on this computer, such as http://127.0.0.1:8003/mcp.'
  )
}
