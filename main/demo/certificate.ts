// @peculiar/x509 refuses to load without it: https://github.com/PeculiarVentures/x509#installation
import 'reflect-metadata'
import { createHash, randomBytes } from 'node:crypto'
// tsyringe, which x509 builds on, wants this loaded before it.
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

export interface ServerCertificate {
  /** PEM. */
  readonly certificate: string
  /** PEM, PKCS #8. */
  readonly key: string
  /** 64 hex digits, of the certificate in DER. */
  readonly sha256: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const year = 365 * 86_400_000

/** A new self-signed certificate with the name that splunkd's own default certificate has. */
export async function makeCertificate(now: number): Promise<ServerCertificate> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      // A serial number is positive: the first bit is 0.
      serialNumber: `01${randomBytes(15).toString('hex')}`,
      name: 'CN=SplunkServerDefaultCert, O=SplunkUser',
      notBefore: new Date(now - 86_400_000),
      notAfter: new Date(now + year),
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' }
        ])
      ]
    },
    crypto
  )
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    certificate: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
    sha256: createHash('sha256').update(Buffer.from(certificate.rawData)).digest('hex')
  }
}
