import type { Sourcetype } from './sourcetype.ts'
import { accessCombined } from './sourcetypes/access-combined.ts'
import { appLog } from './sourcetypes/app-log.ts'
import { auditTrail } from './sourcetypes/audittrail.ts'
import { ciscoAsa } from './sourcetypes/cisco-asa.ts'
import { cloudTrail } from './sourcetypes/cloudtrail.ts'
import { linuxSecure } from './sourcetypes/linux-secure.ts'
import { panTraffic } from './sourcetypes/pan-traffic.ts'
import { splunkdAccess } from './sourcetypes/splunkd-access.ts'
import { splunkd } from './sourcetypes/splunkd.ts'
import { streamDns } from './sourcetypes/stream-dns.ts'
import { vendorSales } from './sourcetypes/vendor-sales.ts'
import { windowsSecurity } from './sourcetypes/windows-security.ts'

// The place in this list is part of each one's seed: add new ones at the end.
export const sourcetypes: readonly Sourcetype[] = [
  accessCombined,
  linuxSecure,
  windowsSecurity,
  panTraffic,
  ciscoAsa,
  streamDns,
  cloudTrail,
  vendorSales,
  appLog,
  splunkd,
  splunkdAccess,
  auditTrail
]
