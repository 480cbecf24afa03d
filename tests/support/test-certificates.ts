import {
  type KeyObject,
  X509Certificate,
  generateKeyPairSync,
  randomBytes,
  sign
} from 'node:crypto'
import * as d from './der.ts'

export interface TestCertificate {
  /** PEM. */
  readonly cert: string
  /** PEM. */
  readonly key: string
  /** 64 hex digits. */
  readonly sha256: string
}

interface LeafOptions {
  /** Default: localhost and 127.0.0.1. */
  readonly names?: readonly string[]
  readonly notAfter?: Date
}

const hour = 3_600_000
const ecdsaWithSha256 = d.sequence(d.oid('1.2.840.10045.4.3.2'))

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const named = (commonName: string) =>
  d.sequence(d.setOf(d.sequence(d.oid('2.5.4.3'), d.utf8(commonName))))
const extension = (id: string, value: Buffer) => d.sequence(d.oid(id), d.octets(value))

const authorityExtension = extension('2.5.29.19', d.sequence(d.yes))
const namesExtension = (names: readonly string[]) =>
  extension(
    '2.5.29.17',
    d.sequence(
      ...names.map((name) =>
        /^[\d.]+$/.test(name)
          ? d.der(0x87, Buffer.from(name.split('.').map(Number)))
          : d.der(0x82, Buffer.from(name))
      )
    )
  )

function certificate(options: {
  readonly issuer: string
  readonly subject: string
  readonly subjectKeys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  readonly signingKey: KeyObject
  readonly extension: Buffer
  readonly notAfter?: Date | undefined
}): TestCertificate {
  const notAfter = options.notAfter ?? new Date(Date.now() + hour)
  const signed = d.sequence(
    d.der(0xa0, d.integer(2)),
    d.integer(1, ...randomBytes(15)),
    ecdsaWithSha256,
    named(options.issuer),
    d.sequence(d.time(new Date(Date.now() - 48 * hour)), d.time(notAfter)),
    named(options.subject),
    options.subjectKeys.publicKey.export({ type: 'spki', format: 'der' }),
    d.der(0xa3, d.sequence(options.extension))
  )
  const parsed = new X509Certificate(
    d.sequence(signed, ecdsaWithSha256, d.bits(sign('sha256', signed, options.signingKey)))
  )
  return {
    cert: parsed.toString(),
    key: options.subjectKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sha256: parsed.fingerprint256.replaceAll(':', '').toLowerCase()
  }
}

/** As splunkd makes its own at installation. */
export function selfSigned({
  names = ['localhost', '127.0.0.1'],
  notAfter
}: LeafOptions = {}): TestCertificate {
  const keys = newKeys()
  return certificate({
    issuer: 'SplunkServerDefaultCert',
    subject: 'SplunkServerDefaultCert',
    subjectKeys: keys,
    signingKey: keys.privateKey,
    extension: namesExtension(names),
    notAfter
  })
}

/** A certificate authority made for one test: its PEM, and what it signs. */
export function makeAuthority() {
  const keys = newKeys()
  const issuer = 'Test Authority'
  const own = certificate({
    issuer,
    subject: issuer,
    subjectKeys: keys,
    signingKey: keys.privateKey,
    extension: authorityExtension
  })
  return {
    cert: own.cert,
    issue: ({ names = ['localhost', '127.0.0.1'], notAfter }: LeafOptions = {}) =>
      certificate({
        issuer,
        subject: names[0] ?? 'nobody',
        subjectKeys: newKeys(),
        signingKey: keys.privateKey,
        extension: namesExtension(names),
        notAfter
      })
  }
}
