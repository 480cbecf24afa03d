import { deepest, isDeeper } from './depth.ts'
import { noRules, plainName, type RedactionRules } from './redaction-rules.ts'

const mark = '[redacted]'
/** With patterns of the user, longer texts are not looked through to their end, so not kept beyond it. */
const mostForPatterns = 64 * 1024

const suspiciousName = /pass|pwd|secret|token|key|auth|cookie|credential/i
const secretName =
  /(?:^|[_.-])(?:password|passwd|pwd|pass|secret|token|session[_-]?key|session[_-]?token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|authorization|auth|cookie|credentials?)(?:[_-]base64)?$/

// "userPassword" and "X-API-Key" alike.
const isSecretName = (name: string) =>
  // A number that tells whose progress is meant: https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/progress
  name !== 'progressToken' &&
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
    // As a parameter, a header, and a key of JSON, whose quotes may be escaped since it stands in a text. What
    // stands for a secret already is taken whole, so that a text can be looked through twice.
    /(?<![A-Za-z0-9])((?:password|passwd|pwd|secret|api_?key|session_?key|(?:access|secret|private)_?key|access_?token|auth_?token|token)(?:\\*["'])?\s*[=:]\s*)(\\+"[^"]*"|"(?:[^"\\]|\\.)*"|'[^']*'|\[redacted\][^\s,;&|"'\]})]*|[^\s,;&|"'\]})]+)/gi,
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
export function redactText(
  text: string,
  known: readonly string[] = [],
  rules: RedactionRules = noRules
): string {
  let clean = text
  for (const secret of known) if (secret.length > 3) clean = clean.replaceAll(secret, mark)
  if (suspicious.test(clean)) {
    for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement)
  }
  return rules.patterns.length === 0 ? clean : withoutPatterns(clean, rules.patterns)
}

function withoutPatterns(text: string, own: readonly RegExp[]): string {
  let clean = text.slice(0, mostForPatterns)
  for (const pattern of own) clean = clean.replace(pattern, mark)
  const more = text.length - mostForPatterns
  return more <= 0
    ? clean
    : `${clean} [${more} more characters are not kept, because patterns of your own are looked for in the first ${mostForPatterns} only]`
}

/**
 * A copy of JSON without secrets: by the name of the key, by pattern, and by `known` value. What is nested
 * in more than `depth` levels is left out.
 */
export function redact(
  value: unknown,
  known: readonly string[] = [],
  rules: RedactionRules = noRules,
  depth = deepest
): unknown {
  if (typeof value === 'string') return redactText(value, known, rules)
  if (typeof value === 'number') return redactNumber(value, known, rules)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return `[nested more than ${deepest} deep, which is not kept]`
  if (Array.isArray(value)) {
    return value.map((item: unknown) => redact(item, known, rules, depth - 1))
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      redactText(key, known, rules),
      isSecret(key, rules) && item !== null && typeof item !== 'boolean'
        ? mark
        : redact(item, known, rules, depth - 1)
    ])
  )
}

// A PIN or an account number of the user's patterns, or a password of digits, may stand there as a number.
function redactNumber(value: number, known: readonly string[], rules: RedactionRules): unknown {
  if (rules.patterns.length === 0 && known.length === 0) return value
  const text = String(value)
  return redactText(text, known, rules) === text ? value : mark
}

/** Whether what bears this name is secret: a JSON key, a header, a parameter. */
export const isSecret = (name: string, { names }: RedactionRules): boolean =>
  isSecretName(name) || (names.size > 0 && names.has(plainName(name)))

/** The same, fast: only of the `known` values that stand in it, and a value without secrets is answered itself. */
export function redacted(
  value: unknown,
  known: readonly string[] = [],
  rules: RedactionRules = noRules
): unknown {
  if (isDeeper(value)) return redact(value, known, rules)
  const text = JSON.stringify(value ?? null)
  const there = thereOf(text, known)
  return there.length === 0 && isHarmless(text, rules) ? value : redact(value, there, rules)
}

/**
 * The JSON text of `redact(value, known)`. Most values hold nothing that even looks like a secret; they
 * are not copied for that, since every answer of every call passes here.
 */
export function redactedJson(
  value: unknown,
  known: readonly string[] = [],
  rules: RedactionRules = noRules
): string {
  if (isDeeper(value)) return JSON.stringify(redact(value, known, rules))
  const text = JSON.stringify(value ?? null)
  const there = thereOf(text, known)
  return there.length === 0 && isHarmless(text, rules)
    ? text
    : JSON.stringify(redact(value, there, rules))
}

/** The same of JSON text: kept as it was written, if it holds no secret. */
export function redactedJsonText(
  text: string,
  known: readonly string[] = [],
  rules: RedactionRules = noRules
): string {
  // An escape can hide a name or a value from a look at the text.
  const hides = text.includes('\\u') || text.includes('\\/')
  const isAsWritten = !hides && isHarmless(text, rules) && thereOf(text, known).length === 0
  return isAsWritten ? text : redactedJson(JSON.parse(text), known, rules)
}

function isHarmless(text: string, rules: RedactionRules): boolean {
  if (rules !== noRules && rules.patterns.length + rules.names.size > 0) return false
  return !suspiciousJson.test(text)
}

// Many keys times many secrets take seconds; in the whole text each is looked for once.
const thereOf = (text: string, known: readonly string[]): readonly string[] =>
  known.filter((secret) => text.includes(inJson(secret)))

const inJson = (secret: string): string =>
  /^[\w !#-[\]-~]*$/.test(secret) ? secret : JSON.stringify(secret).slice(1, -1)

// Of any other, or where it stands alone, the first word may be the secret itself.
const scheme = /^(?:Basic|Bearer|Digest|Negotiate|NTLM|Splunk|Token)(?= )/i

export type SeenHeaders = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** The text of a header that is there once or several times. */
export const headerText = (value: NonNullable<SeenHeaders[string]>): string =>
  typeof value === 'object' ? value.join(', ') : `${value}`

/** An HTTP header without secrets, its name in small letters; of `Authorization` the scheme stays. */
export function redactHeader(
  given: string,
  value: string,
  known: readonly string[] = [],
  rules: RedactionRules = noRules
): readonly [string, string] {
  const name = given.toLowerCase()
  const isAllSecret =
    isSecret(name, rules) ||
    (given !== name && isSecret(given, rules)) ||
    name.startsWith('x-splunk-username')
  const text =
    name === 'authorization'
      ? `${scheme.exec(value)?.[0] ?? ''} ${mark}`.trim()
      : isAllSecret
        ? mark
        : redactText(value, known, rules)
  return [redactText(name, known, rules), text]
}

export type QueryParameters = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>

/** Parameters of a URL or a form, encoded, without secrets. */
export function redactParameters(
  parameters: QueryParameters,
  known: readonly string[] = [],
  rules: RedactionRules = noRules
): string {
  const clean = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) {
      const text = typeof one === 'boolean' ? (one ? '1' : '0') : String(one)
      clean.append(name, isSecret(name, rules) ? mark : redactText(text, known, rules))
    }
  }
  return clean.toString().replaceAll('%5Bredacted%5D', mark)
}
