import { hostPort } from './address.ts'
import type { Address } from './connection.ts'
import type { SignedIn } from './sign-in.ts'
import { SplunkError } from './splunk-error.ts'

/** `refusal`: splunkd's 401. */
export const passwordRefused = (
  username: string,
  address: Address,
  refusal: SplunkError
): SplunkError =>
  new SplunkError(
    'unauthorized',
    `Splunk refused the password of ${username} at ${hostPort(address)}.`,
    {
      hint: 'Check user name and password. Users who sign in with SAML need an authentication token.',
      status: refusal.status,
      messages: refusal.messages
    }
  )

/** `refusal`: splunkd's 401, the second one where the sign-in could be renewed. */
export const signInRefused = (
  { what, renewable }: SignedIn,
  address: Address,
  refusal: SplunkError
): SplunkError =>
  new SplunkError(
    'unauthorized',
    renewable
      ? `Splunk at ${hostPort(address)} took ${what} and then refused its session, twice.`
      : `Splunk refused ${what} at ${hostPort(address)}.`,
    {
      hint: renewable
        ? 'A load balancer that spreads one session over several servers looks like this. Ask your Splunk administrator.'
        : 'It may have expired or been disabled. Make a new one in Splunk and enter it here; tokens must be enabled in Splunk.',
      status: refusal.status,
      messages: refusal.messages
    }
  )
