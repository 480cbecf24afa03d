import { readLoginFields } from './login-fields.ts'
import type { LoginHashes } from './login-hash.ts'
import type { DirectLogin } from './login.ts'

const nameOf = (field: string) => `SPLUNK_${field.toUpperCase().replaceAll('-', '_')}`

/** The Splunk login of SPLUNK_* variables; null where there is none. Throws `LoginFieldError`. */
export async function environmentLogin(
  env: Readonly<Record<string, string | undefined>>,
  hashes: LoginHashes
): Promise<DirectLogin | null> {
  const fields = readLoginFields((field) => env[nameOf(field)], nameOf)
  return fields === undefined
    ? null
    : { kind: 'environment', ...fields, hash: await hashes.of(fields) }
}
