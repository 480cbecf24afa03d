const mark = '[redacted]'

const suspiciousName = /pass|pwd|secret|token|key|auth|cookie|credential/i
const secretName =
  /(?:^|[_.-])(?:password|passwd|pwd|pass|secret|token|session[_-]?key|session[_-]?token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|authorization|auth|cookie|credentials?)(?:[_-]base64)?$/

// "userPassword" and "X-API-Key" alike.
const isSecretName = (name: string) =>
  // Most names are harmless, and every call of every client passes here.
  suspiciousName.test(name) &&
  secretName.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase())

// Each pattern keeps what stands before the secret, so that the reader sees what was there.
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${mark}`],
  [/\b(Splunk)\s+[A-Za-z0-9._^-]{20,}/g, `$1 ${mark}`],
  // A JSON Web Token. Looks ahead for the dots once for each word, so that no text makes it slow.
  [/(?<![\w-])(?=[\w-]*\.[\w-]{8,}\.)([\w-]*?)\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, `$1${mark}`],
  [/\bsbs_[A-Za-z0-9_-]{20,}/g, mark],
  [
    /(?<![A-Za-z0-9])((?:password|passwd|pwd|secret|api_?key|session_?key|access_?token|auth_?token|token)\s*[=:]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&|"'\]})]+)/gi,
    `$1${mark}`
  ],
  // Bounded, so that no text makes it slow.
  [/(:\/\/[^\s/:@]{1,256}:)[^\s/@]{1,256}@/g, `$1${mark}@`]
]

const suspicious = /bearer|basic|splunk\s|eyJ|sbs_|pass|pwd|secret|key|token|:\/\//i
// The same with suspicious names, in a text where white space may be written as an escape.
const suspiciousJson =
  /bearer|basic|splunk[\s\\]|eyJ|sbs_|pass|pwd|secret|key|token|:\/\/|auth|cookie|credential/i

/** Takes secrets out of free text. `known`: values that must not stand anywhere, such as a login's password. */
export function redactText(text: string, known: readonly string[] = []): string {
  let clean = text
  for (const secret of known) if (secret.length > 3) clean = clean.replaceAll(secret, mark)
  if (!suspicious.test(clean)) return clean
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement)
  return clean
}

/** A copy of JSON without secrets: by the name of the key, by pattern, and by `known` value. */
export function redact(value: unknown, known: readonly string[] = []): unknown {
  if (typeof value === 'string') return redactText(value, known)
  if (Array.isArray(value)) return value.map((item: unknown) => redact(item, known))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      redactText(key, known),
      isSecretName(key) && item !== null && typeof item !== 'boolean' ? mark : redact(item, known)
    ])
  )
}

/**
 * The JSON text of `redact(value, known)`. Most values hold nothing that even looks like a secret; they
 * are not copied for that, since every answer of every call passes here.
 */
export function redactedJson(value: unknown, known: readonly string[] = []): string {
  const text = JSON.stringify(value ?? null)
  const isSuspicious =
    suspiciousJson.test(text) ||
    known.some((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))
  return isSuspicious ? JSON.stringify(redact(value, known)) : text
}

/** HTTP headers without secrets; of `Authorization` the scheme stays. */
export function redactHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  known: readonly string[] = []
): Readonly<Record<string, string>> {
  const clean: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    const text = typeof value === 'string' ? value : value.join(', ')
    if (name === 'authorization') clean[name] = `${text.split(' ', 1)[0] ?? ''} ${mark}`
    else if (isSecretName(name) || name.startsWith('x-splunk-username')) clean[name] = mark
    else clean[name] = redactText(text, known)
  }
  return clean
}
