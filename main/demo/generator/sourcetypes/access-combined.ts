import { publicAddress } from '../addresses.ts'
import { milliseconds } from '../day.ts'
import { requestOf } from '../extraction/uri.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { apacheTime } from '../timestamps.ts'
import web from '../vocabulary/web.json' with { type: 'json' }

export interface Access {
  readonly client: string
  readonly user?: string
  readonly method: string
  readonly uri: string
  readonly status: number
  readonly bytes: number
  readonly referer?: string
  readonly agent: string
  /** Only access_combined_wcookie writes it. */
  readonly cookie?: string | undefined
  readonly milliseconds: number
}

export function accessLine(time: number, access: Access): string {
  const { client, user = '-', method, uri, status, bytes, referer = '-', agent, cookie } = access
  return (
    `${client} - ${user} [${apacheTime(time)}] "${method} ${uri} HTTP/1.1" ${status} ${bytes} ` +
    `"${referer}" "${agent}" ${cookie === undefined ? '' : `"${cookie}" `}${access.milliseconds}`
  )
}

export const accessSource = '/var/log/nginx/access.log'

// A visit's events share the upper 28 bits of their seeds; the lower 4 are the step of the visit.
const stepBits = 16
const visitOf = (seed: number): number => Math.floor(seed / stepBits)
const stepOf = (seed: number): number => seed % stepBits

interface Page {
  readonly method: string
  readonly uri: string
  readonly status: number
}

/** True for the step of a visit that pays, which is the one that the planted outage breaks. */
export function isCheckout(seed: number): boolean {
  return stepOf(seed) >= 4 && mix(visitOf(seed), stepOf(seed)) % 100 < 22
}

function page(seed: number, session: string, random: Random): Page {
  if (isCheckout(seed))
    return { method: 'POST', uri: `/cart/checkout?JSESSIONID=${session}`, status: 200 }
  const product = random.pickSkewed(web.products)
  if (stepOf(seed) === 0 && random.chance(0.5)) return { method: 'GET', uri: '/', status: 200 }
  if (random.chance(0.03)) return { method: 'GET', uri: random.pick(web.missing), status: 404 }
  const query = `productId=${product}&JSESSIONID=${session}`
  if (stepOf(seed) >= 2 && random.chance(0.3)) {
    const action = random.pickSkewed(['addtocart', 'view', 'changequantity', 'remove'])
    return { method: 'POST', uri: `/cart.do?action=${action}&${query}`, status: 200 }
  }
  if (random.chance(0.35)) {
    const category = random.pickSkewed(web.categories)
    return {
      method: 'GET',
      uri: `/category.screen?categoryId=${category}&JSESSIONID=${session}`,
      status: 200
    }
  }
  return { method: 'GET', uri: `/product.screen?${query}`, status: 200 }
}

function visit(time: number, seed: number, withCookie: boolean): Access {
  const visitor = new Random(visitOf(seed))
  const client = publicAddress(visitor)
  const session = `SD${visitor.hex(8).toUpperCase()}FF${visitor.int(1000, 9999)}`
  const agent = visitor.pickSkewed(web.agents)
  const random = new Random(mix(seed, 7))
  const { method, uri, status } = page(seed, session, random)
  const failed = status === 200 && random.chance(0.006)
  return {
    client,
    method,
    uri,
    status: failed ? random.pick([500, 503]) : status,
    bytes: status === 404 ? 548 : random.int(380, 4200),
    referer: stepOf(seed) === 0 ? random.pickSkewed(web.referers) : 'https://www.example.com/',
    agent,
    cookie: withCookie ? `JSESSIONID=${session}` : undefined,
    milliseconds: random.int(18, 420)
  }
}

/** A checkout that failed: what the visit's step becomes while the payment gateway is down. */
export const failedCheckout: LineMaker = {
  index: 'web',
  sourcetype: 'access_combined',
  make(time, seed) {
    const random = new Random(mix(seed, 11))
    const access = visit(time, seed, false)
    return {
      host: random.pick(['www1', 'www2']),
      source: accessSource,
      raw: accessLine(time, {
        ...access,
        status: random.pickSkewed([503, 503, 502, 500]),
        bytes: random.int(210, 260),
        milliseconds: random.int(5000, 5040)
      })
    }
  }
}

const shopPage: LineMaker = {
  index: 'web',
  sourcetype: 'access_combined',
  make: (time, seed) => ({
    host: visitOf(seed) % 2 === 0 ? 'www1' : 'www2',
    source: accessSource,
    raw: accessLine(time, visit(time, seed, false))
  })
}

const shopPageWithCookie: LineMaker = {
  index: 'web',
  sourcetype: 'access_combined_wcookie',
  make: (time, seed) => ({
    host: 'www3',
    source: accessSource,
    raw: accessLine(time, visit(time, seed, true))
  })
}

const shape =
  /^(?<clientip>\S+) (?<ident>\S+) (?<user>\S+) \[(?<req_time>[^\]]+)\] "(?<method>\S+) (?<uri>\S+) HTTP\/(?<version>\S+)" (?<status>\d+) (?<bytes>\d+) "(?<referer>[^"]*)" "(?<useragent>[^"]*)"(?: "(?<cookie>[^"]*)")? (?<other>\d+)/

/** The web shop: visits of a few pages each, of which some end in a purchase. */
export const accessCombined: Sourcetype = {
  names: ['access_combined', 'access_combined_wcookie'],
  traffic(day, random, emit) {
    for (let visits = day.volume('shop', 720); visits > 0; visits -= 1) {
      const maker = random.chance(0.25) ? shopPageWithCookie : shopPage
      const visitSeed = random.int(0, 0x0fff_ffff) * stepBits
      let time = day.moment('shop', random)
      for (let step = 0, steps = random.int(2, 10); step < steps; step += 1) {
        emit(maker, milliseconds(time), visitSeed + step)
        time += random.next() * 55
      }
    }
  },
  extraction: (wanted) => requestOf(shape, wanted)
}
