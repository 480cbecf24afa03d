import type { CallProfile } from '../inspector/tool-call.ts'
import { type Policy, readOnly } from '../policy/policy.ts'
import type { Login } from '../sessions/login.ts'

/** What a login may do; one that no profile holds only reads. */
export const policyOf = (login: Login): Policy =>
  login.kind === 'profile' ? login.profile.policy : readOnly

/** How the record shows a login. */
export function profileOf(login: Login): CallProfile {
  if (login.kind !== 'profile') {
    const { host, port } = login.address
    const name = login.kind === 'headers' ? 'from headers' : 'from the environment'
    return { id: null, name, colour: null, production: false, host: `${host}:${port}` }
  }
  const { id, name, colour, production, address } = login.profile
  return { id, name, colour, production, host: `${address.host}:${address.port}` }
}
