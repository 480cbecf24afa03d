import * as tls from 'node:tls'
import type { TrustOptions } from './trust.ts'

/**
 * Who may have signed a certificate that is verified: Node's list, what NODE_EXTRA_CA_CERTS adds, and
 * the store of the operating system, where companies put their own authority.
 */
export class Authorities {
  #context: tls.SecureContext | undefined

  /**
   * How a TLS socket verifies a certificate. Made at first use and kept: reading the system's store
   * takes a while. Before 22.15, Node cannot read that store.
   */
  trust(): TrustOptions {
    // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 changes the default.
    if (!('getCACertificates' in tls)) return { rejectUnauthorized: true }
    this.#context ??= tls.createSecureContext({
      ca: [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
    })
    return { rejectUnauthorized: true, secureContext: this.#context }
  }
}
