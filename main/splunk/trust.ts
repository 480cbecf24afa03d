import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { SecureContext, TLSSocket } from 'node:tls'
import { hostPort } from './address.ts'
import type { Authorities } from './authorities.ts'
import type { Address, Tls } from './connection.ts'
import { SplunkError } from './splunk-error.ts'

export interface Certificate {
  /** 64 hex digits. */
  readonly sha256: string
  readonly subject: string
  readonly issuer: string
  readonly names: readonly string[]
  readonly validFrom: string
  readonly validTo: string
}

const unknownIssuer = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'
])

export interface TrustOptions {
  readonly rejectUnauthorized: boolean
  readonly ca?: Buffer
  readonly secureContext?: SecureContext
}

/** How a TLS socket to this Splunk judges the certificate. Throws `ca_file_unusable`. */
export async function trustOptions(tls: Tls, authorities: Authorities): Promise<TrustOptions> {
  switch (tls.kind) {
    case 'verify':
      return authorities.trust()
    case 'ca':
      return { rejectUnauthorized: true, ca: await readCa(tls.file) }
    // A pinned certificate is compared once the handshake is done and before anything is written.
    case 'pin':
    case 'off':
      return { rejectUnauthorized: false }
  }
}

async function readCa(file: string): Promise<Buffer> {
  const hint = 'Choose a PEM file with the certificate of the authority that signed Splunk’s.'
  let pem: Buffer
  try {
    pem = await readFile(file)
  } catch (cause) {
    throw new SplunkError('ca_file_unusable', `The CA file ${file} cannot be read.`, {
      hint,
      cause
    })
  }
  try {
    // TLS ignores a file without certificates in silence.
    if (!pem.includes('-----BEGIN')) throw new Error('not PEM')
    new X509Certificate(pem)
  } catch (cause) {
    throw new SplunkError('ca_file_unusable', `The CA file ${file} holds no PEM certificate.`, {
      hint,
      cause
    })
  }
  return pem
}

/** Null when the pin matches or there is none. Hostname and dates do not count for a pinned certificate. */
export function pinRefusal(
  tls: Tls,
  certificate: Certificate | null,
  address: Address
): SplunkError | null {
  return tls.kind !== 'pin' || certificate?.sha256 === tls.sha256
    ? null
    : notTrusted('PIN', certificate, address)
}

/** The server's certificate. To be asked once: Node takes it out of the socket. */
export function certificateOf(socket: TLSSocket): Certificate | null {
  const leaf = socket.getPeerX509Certificate()
  return leaf === undefined
    ? null
    : {
        sha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
        subject: oneLine(leaf.subject),
        issuer: oneLine(leaf.issuer),
        names: (leaf.subjectAltName ?? '')
          .split(', ')
          .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
          .filter((name) => name !== ''),
        validFrom: new Date(leaf.validFrom).toISOString(),
        validTo: new Date(leaf.validTo).toISOString()
      }
}

const oneLine = (name: string): string => name.split('\n').join(', ')

/** Whether an error's code is OpenSSL's or Node's for a certificate that was not accepted. */
export const isTrustCode = (code: string): boolean =>
  code === 'ERR_TLS_CERT_ALTNAME_INVALID' ||
  code === 'HOSTNAME_MISMATCH' ||
  code === 'INVALID_PURPOSE' ||
  code === 'DEPTH_ZERO_SELF_SIGNED_CERT' ||
  code === 'SELF_SIGNED_CERT_IN_CHAIN' ||
  unknownIssuer.has(code) ||
  /^(?:CERT_|CRL_)/.test(code) ||
  /^ERR_SSL_.*CERTIFICATE/.test(code)

/** `code`: OpenSSL's, or PIN for a certificate other than the pinned one. */
export function notTrusted(
  code: string,
  certificate: Certificate | null,
  address: Address,
  cause?: unknown
): SplunkError {
  return new SplunkError(
    'certificate_not_trusted',
    `The certificate of ${hostPort(address)} is not trusted: ${reason(code, certificate, address)}.`,
    {
      hint:
        code === 'PIN'
          ? 'If the certificate was renewed, test the connection and pin the new one. If not, someone may be in between: nothing was sent.'
          : 'Test the connection in the profile: it shows the certificate and offers to pin it. Or give the file of your CA, or have it added to the certificates of this computer.',
      cause
    }
  )
}

function reason(code: string, certificate: Certificate | null, address: Address): string {
  if (code === 'PIN') return 'it is not the pinned one'
  if (code === 'CERT_HAS_EXPIRED') {
    return `it expired${certificate ? ` on ${certificate.validTo.slice(0, 10)}` : ''}`
  }
  if (code === 'CERT_NOT_YET_VALID') return 'it is not valid yet'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    const names = certificate?.names.length ? certificate.names.join(', ') : certificate?.subject
    return `it is for ${names ?? 'other names'}, not for ${address.host}`
  }
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') return 'it is self-signed'
  if (code === 'SELF_SIGNED_CERT_IN_CHAIN') return 'its authority is self-signed and not known here'
  if (unknownIssuer.has(code)) return 'the authority that signed it is not known here'
  return code
}
