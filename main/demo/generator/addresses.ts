import type { Random } from './random.ts'

// Documentation (RFC 5737) and private (RFC 1918) ranges only. The public addresses below 100 are
// kept for the planted incidents, so that a search for one of them finds the incident alone.
const publicRanges = ['203.0.113', '198.51.100', '192.0.2']

export const publicAddress = (random: Random): string =>
  `${random.pick(publicRanges)}.${random.int(100, 250)}`

export const officeAddress = (random: Random): string =>
  `10.3.${random.int(10, 14)}.${random.int(20, 120)}`

export const serverAddress = (random: Random): string => `10.1.1.${random.int(11, 39)}`
