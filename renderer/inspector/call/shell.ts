/** In which language a request is copied. */
export type Shell = 'posix' | 'powershell'

/** A request as text for a terminal; placeholders stand in angle brackets. */
export interface HttpCommand {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | null
  /** Takes any certificate, as the profile says. */
  readonly anyCertificate: boolean
}

/** As POSIX shells read it: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02 */
export const posixQuoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** Also typographic quotes end a string there, so they are doubled too. */
export const powershellQuoted = (text: string): string =>
  `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`

export const asCommand = (command: HttpCommand, shell: Shell): string =>
  shell === 'posix' ? asCurl(command) : asInvoke(command)

function asCurl({ method, url, headers, body, anyCertificate }: HttpCommand): string {
  return [
    `curl${anyCertificate ? ' --insecure' : ''} -X ${posixQuoted(method)} ${posixQuoted(url)}`,
    ...headers.map(([name, value]) => `  -H ${posixQuoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`  --data-raw ${posixQuoted(body)}`])
  ].join(' \\\n')
}

function asInvoke({ method, url, headers, body, anyCertificate }: HttpCommand): string {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  const table = others
    .map(([name, value]) => `${powershellQuoted(name)} = ${powershellQuoted(value)}`)
    .join('; ')
  return [
    `Invoke-RestMethod -Method ${powershellQuoted(method)} -Uri ${powershellQuoted(url)}`,
    ...(others.length === 0 ? [] : [`  -Headers @{ ${table} }`]),
    ...(contentType === undefined ? [] : [`  -ContentType ${powershellQuoted(contentType)}`]),
    ...(body === null ? [] : [`  -Body ${powershellQuoted(body)}`]),
    ...(anyCertificate ? ['  -SkipCertificateCheck'] : [])
  ].join(' `\n')
}
