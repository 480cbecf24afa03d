import { milliseconds } from '../day.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import {
  type CloudCall,
  cloudTrailRecord,
  cloudTrailSource,
  eventId
} from '../sourcetypes/cloudtrail.ts'
import { clock, type Incident } from './incident.ts'

const intruder = '192.0.2.66'
const bucket = 'example-customer-exports'
const downloads = 1200

type Deed = Pick<CloudCall, 'source' | 'name'> & Partial<CloudCall>

const asRoot = (deed: (seed: number) => Deed): LineMaker => ({
  index: 'cloud',
  sourcetype: 'aws:cloudtrail',
  make: (time, seed) => ({
    host: 'cloud-collector1',
    source: cloudTrailSource,
    raw: cloudTrailRecord(time, {
      user: null,
      region: 'us-east-1',
      address: intruder,
      agent: 'aws-cli/1.22.34 Python/3.8.10',
      id: eventId(new Random(mix(seed, 53))),
      ...deed(seed)
    })
  })
})

const signIn = asRoot(() => ({
  source: 'signin.amazonaws.com',
  name: 'ConsoleLogin',
  type: 'AwsConsoleSignIn',
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  response: { ConsoleLogin: 'Success' }
}))
const createKey = asRoot(() => ({
  source: 'iam.amazonaws.com',
  name: 'CreateAccessKey',
  response: { accessKey: { status: 'Active', accessKeyId: 'AKIAEXAMPLE0ROOT0KEY' } }
}))
const listBuckets = asRoot(() => ({ source: 's3.amazonaws.com', name: 'ListBuckets' }))
const download = asRoot((seed) => ({
  source: 's3.amazonaws.com',
  name: 'GetObject',
  request: { bucketName: bucket, key: `customers/part-${String(seed).padStart(5, '0')}.csv.gz` }
}))
const stopLogging = asRoot(() => ({
  source: 'cloudtrail.amazonaws.com',
  name: 'StopLogging',
  request: { name: 'example-trail' },
  errorCode: 'AccessDenied',
  errorMessage: 'An organization policy denies cloudtrail:StopLogging.'
}))

/**
 * From 192.0.2.66 the account's root signs in, makes an access key, copies 1,200 objects out of
 * example-customer-exports in 40 minutes, and tries three times to stop the trail.
 */
export const rootKey: Incident = {
  daysAgo: 3,
  plan(midnight, emit) {
    const start = midnight + clock(22, 4)
    const random = new Random(0x4007)
    emit(signIn, start, 1)
    emit(createKey, start + 95, 2)
    emit(listBuckets, start + 180, 3)
    for (let part = 0; part < downloads; part += 1) {
      emit(download, milliseconds(start + 240 + part * 2 + random.next() * 1.5), part)
    }
    for (let attempt = 0; attempt < 3; attempt += 1)
      emit(stopLogging, start + 2700 + attempt * 20, attempt)
  }
}
