import { randomBytes } from 'node:crypto'

const token = /sbs_[\w-]{20,}/g

/** A token for a client, which nobody has had before. */
export const newToken = (): string => `sbs_${randomBytes(32).toString('base64url')}`

/** Whether a token of a client stands in a text; whose, and whether it still opens anything, is no matter. */
export const holdsToken = (text: string): boolean => text.search(token) >= 0

/** Without the tokens of clients in it; a JSON text remains one. */
export const withoutTokens = (text: string): string => text.replaceAll(token, '[redacted]')
