import { z } from 'zod'

// HAR 1.2, as http://www.softwareishard.com/blog/har-12-spec/ says it. Objects are strict, so that a
// field which is not of the format must be an extension.
const extension = (names: readonly string[], shape: z.core.$ZodLooseShape) =>
  z
    .object(shape)
    .catchall(z.unknown())
    .refine(
      (value) => Object.keys(value).every((name) => name in shape || names.includes(name)),
      'has a field that is neither of the format nor an extension'
    )
const pair = z.strictObject({ name: z.string(), value: z.string(), comment: z.string().optional() })
const cookie = z.object({ name: z.string(), value: z.string() })
const ms = z.number().min(-1)
const postData = z.strictObject({
  mimeType: z.string(),
  params: z.array(z.object({ name: z.string() })),
  text: z.string(),
  comment: z.string().optional()
})
const request = z.strictObject({
  method: z.string().min(1),
  url: z.url(),
  httpVersion: z.string().min(1),
  cookies: z.array(cookie),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: postData.optional(),
  headersSize: z.int(),
  bodySize: z.int(),
  comment: z.string().optional()
})
const response = z.strictObject({
  status: z.int(),
  statusText: z.string(),
  httpVersion: z.string().min(1),
  cookies: z.array(cookie),
  headers: z.array(pair),
  content: z.strictObject({
    size: z.int(),
    compression: z.int().optional(),
    mimeType: z.string().min(1),
    text: z.string().optional(),
    encoding: z.string().optional(),
    comment: z.string().optional()
  }),
  redirectURL: z.string(),
  headersSize: z.int(),
  bodySize: z.int(),
  comment: z.string().optional()
})
const timings = z.strictObject({
  blocked: ms.optional(),
  dns: ms.optional(),
  connect: ms.optional(),
  send: z.number().min(0),
  wait: z.number().min(0),
  receive: z.number().min(0),
  ssl: ms.optional(),
  comment: z.string().optional()
})
const entry = extension(['_mcp', '_splunk'], {
  pageref: z.string().optional(),
  startedDateTime: z.iso.datetime({ offset: true }),
  time: z.number().min(0),
  request,
  response,
  cache: z.strictObject({}),
  timings,
  serverIPAddress: z.string().optional(),
  connection: z.string().optional(),
  comment: z.string().optional()
})

export const harSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    browser: z.strictObject({ name: z.string(), version: z.string() }).optional(),
    pages: z.array(z.unknown()).optional(),
    entries: z.array(entry),
    comment: z.string().optional()
  })
})
