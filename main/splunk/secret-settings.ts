/** What stands in place of a secret. */
export const masked = '[masked]'

const secretKey =
  /pass(?:word|wd|phrase)|pass4symmkey|(?:^|[._-])(?:pass|pwd)$|^key$|secret|secure[._-]?arg|token|credential|webhook|community(?:[._-]?string)?$|priv[._-]?key$|(?:private|api|access|session|account|shared|encryption|signing|master|consumer|subscription|integration)[._-]?key|integration[._-]?url|auth(?:orization)?[._-]?(?:key|header)/i
const switchWord = /^(?:true|false|yes|no|on|off|enabled|disabled|none|auto|[01])$/i
// minPasswordLength, token_ttl: how much of it, not what it is.
const measureKey =
  /(?:age|case|count|days?|digit|expir\w*|history|interval|len(?:gth)?|limit|lower\w*|max|min|num|size|special|timeout|time|ttl|upper\w*)$/i
// $1$ and $7$ are splunkd's own encryption, $6$ a password's hash; $1$2 is a FORMAT.
const encryptedValue =
  /^\s*\$\d{1,2}\$[\w+/.=-]{4,}|(?<=[\s:=,;"'])\$\d{1,2}\$[\w+/.=-]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY/
const inside: readonly (readonly [RegExp, string])[] = [
  [/(:\/\/[^\s/:@]{1,256}:)[^\s/@]{1,256}(?=@)/g, `$1${masked}`],
  [
    /((?:password|passwd|pwd|secret|(?:api|account|access)_?key|(?:auth|access|oauth)_?token|access_?signature|[?&;]sig)\s*=\s*)("[^"]*"|'[^']*'|[^\s,;&|"')\]}]+)/gi,
    `$1${masked}`
  ],
  [/((?:^|\s)--?(?:password|passwd|pwd|secret|token|api-?key)\s+)[^\s-]\S*/gi, `$1${masked}`],
  // A JSON Web Token. Looks ahead for the dots once for each word, so that no text makes it slow.
  [/(?<![\w-])(?=[\w-]*\.[\w-]{8,}\.)([\w-]*?)\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, `$1${masked}`],
  [/\b((?:Bearer|Basic|Splunk)\s+)[A-Za-z0-9._~+/=^-]{16,}/g, `$1${masked}`]
]

/** The value of a setting without what is secret in it. Rather one too many than one too few. */
export function maskSetting(key: string, value: string): string {
  if (value.trim() === '') return value
  if (encryptedValue.test(value)) return masked
  if (secretKey.test(key) && !isPlain(key, value)) return masked
  let shown = value
  for (const [pattern, replacement] of inside) shown = shown.replace(pattern, replacement)
  return shown
}

const isPlain = (key: string, value: string): boolean =>
  switchWord.test(value) || (measureKey.test(key) && /^-?[\d.]+[smhdw]?$/.test(value))
