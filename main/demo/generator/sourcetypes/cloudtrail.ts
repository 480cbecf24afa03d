import { publicAddress } from '../addresses.ts'
import { extractJson } from '../extraction/json.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { isoSeconds } from '../timestamps.ts'
import cloud from '../vocabulary/cloud.json' with { type: 'json' }
import people from '../vocabulary/people.json' with { type: 'json' }

export interface CloudCall {
  /** Null for the account's root. */
  readonly user: string | null
  readonly source: string
  readonly name: string
  readonly region: string
  readonly address: string
  readonly agent: string
  readonly id: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly request?: object | null
  readonly response?: object | null
  readonly type?: string
}

/** One CloudTrail record, in the order in which AWS writes its members. */
export function cloudTrailRecord(time: number, call: CloudCall): string {
  const arn = `arn:aws:iam::${cloud.account}`
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity:
      call.user === null
        ? { type: 'Root', principalId: cloud.account, arn: `${arn}:root`, accountId: cloud.account }
        : {
            type: 'IAMUser',
            principalId: `AIDA${call.user.toUpperCase().slice(0, 12)}`,
            arn: `${arn}:user/${call.user}`,
            accountId: cloud.account,
            userName: call.user
          },
    eventTime: isoSeconds(time),
    eventSource: call.source,
    eventName: call.name,
    awsRegion: call.region,
    sourceIPAddress: call.address,
    userAgent: call.agent,
    ...(call.errorCode === undefined ? {} : { errorCode: call.errorCode }),
    ...(call.errorMessage === undefined ? {} : { errorMessage: call.errorMessage }),
    requestParameters: call.request ?? null,
    responseElements: call.response ?? null,
    eventID: call.id,
    eventType: call.type ?? 'AwsApiCall',
    recipientAccountId: cloud.account
  })
}

export const cloudTrailSource = `s3://example-cloudtrail/AWSLogs/${cloud.account}/CloudTrail`

export const eventId = (random: Random): string =>
  `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`

const call: LineMaker = {
  index: 'cloud',
  sourcetype: 'aws:cloudtrail',
  make(time, seed) {
    const random = new Random(mix(seed, 23))
    const { source, name, readOnly } = random.pickSkewed(cloud.actions)
    const user = random.pickSkewed([...people.services, ...people.employees])
    const denied = random.chance(0.02)
    const bucket = random.pickSkewed(cloud.buckets)
    return {
      host: 'cloud-collector1',
      source: cloudTrailSource,
      raw: cloudTrailRecord(time, {
        user,
        source,
        name,
        region: random.pickSkewed(cloud.regions),
        address: publicAddress(random),
        agent: random.pickSkewed(cloud.agents),
        id: eventId(random),
        ...(denied
          ? {
              errorCode: 'AccessDenied',
              errorMessage: `User: arn:aws:iam::${cloud.account}:user/${user} is not authorized to perform: ${name}`
            }
          : {}),
        request:
          source === 's3.amazonaws.com'
            ? { bucketName: bucket, key: `${random.hex(6)}.json` }
            : null,
        response: readOnly || denied ? null : { requestId: random.hex(16) }
      })
    }
  }
}

export const cloudTrail: Sourcetype = {
  names: ['aws:cloudtrail'],
  traffic(day, random, emit) {
    for (let count = day.volume('office', 700); count > 0; count -= 1) {
      emit(call, day.moment('office', random), random.seed())
    }
  },
  extraction: () => extractJson
}
