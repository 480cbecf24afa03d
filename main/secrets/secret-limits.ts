/** A secret that no keychain could give back as it is. */
export class SecretRefused extends Error {
  readonly code = 'secret_refused'
}

// https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw (CredentialBlobSize)
const windowsLimit = 2560

/** Throws `SecretRefused` for what the keychain of `platform` would cut or refuse without a word. */
export function refuseUnstorable(secret: string, platform: NodeJS.Platform): void {
  if (secret === '') throw new SecretRefused('The password or token is empty. Enter it again.')
  if (secret.includes('\0')) {
    throw new SecretRefused(
      'The password or token has a NUL character in it, which a keychain cannot keep. Enter it again.'
    )
  }
  const bytes = Buffer.byteLength(secret)
  if (platform === 'win32' && bytes > windowsLimit) {
    throw new SecretRefused(
      `The password or token takes ${bytes} bytes; Windows keeps at most ${windowsLimit}. Use a shorter token, or a user name and password.`
    )
  }
}
