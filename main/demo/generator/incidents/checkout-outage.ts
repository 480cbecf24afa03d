import { milliseconds } from '../day.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import { failedCheckout, isCheckout } from '../sourcetypes/access-combined.ts'
import { appLine, appSource, appSourcetype } from '../sourcetypes/app-log.ts'
import app from '../vocabulary/app.json' with { type: 'json' }
import { clock, type Incident } from './incident.ts'

const daysAgo = 1
const from = clock(13, 5)
const until = clock(13, 42)
const retries = 900

const timeout: LineMaker = {
  index: 'app',
  sourcetype: appSourcetype,
  make(time, seed) {
    const random = new Random(mix(seed, 47))
    return {
      host: random.pick(app.hosts),
      source: appSource,
      raw: appLine(time, {
        level: 'ERROR',
        service: 'checkout',
        message: 'Payment gateway did not answer in 5000 ms',
        traceId: random.hex(16),
        http: { method: 'POST', route: '/v1/payments', status: 503 },
        durationMs: random.int(5000, 5030),
        error: { type: 'UpstreamTimeout', upstream: 'pay.example.net' }
      })
    }
  }
}
const notice =
  (level: 'WARN' | 'INFO', message: string): LineMaker['make'] =>
  (time, seed) => ({
    host: 'app1',
    source: appSource,
    raw: appLine(time, {
      level,
      service: 'payment',
      message,
      traceId: new Random(seed).hex(16),
      durationMs: 0
    })
  })
const opened: LineMaker = {
  index: 'app',
  sourcetype: appSourcetype,
  make: notice('WARN', 'Certificate of pay.example.net expired, connections are refused')
}
const recovered: LineMaker = {
  index: 'app',
  sourcetype: appSourcetype,
  make: notice('INFO', 'Connection to pay.example.net restored')
}

/**
 * For 37 minutes every checkout fails (502, 503, 500) after five seconds because the payment
 * gateway's certificate has expired; customers retry 900 times, and the app log names the cause.
 */
export const checkoutOutage: Incident = {
  daysAgo,
  plan(midnight, emit) {
    const random = new Random(0xc0ff)
    emit(opened, midnight + from - 1.5, 1)
    for (let count = 0; count < retries; count += 1) {
      const time = midnight + from + random.next() * (until - from)
      emit(failedCheckout, milliseconds(time), checkoutSeed(random))
      if (count % 2 === 0)
        emit(timeout, milliseconds(Math.max(midnight + from, time - 0.02)), random.seed())
    }
    emit(recovered, midnight + until + 0.4, 2)
  }
}

function checkoutSeed(random: Random): number {
  for (;;) {
    const seed = random.seed()
    if (isCheckout(seed)) return seed
  }
}

/** What an ordinary event becomes when it falls into the outage: no checkout succeeds then. */
export function duringOutage(maker: LineMaker, seed: number, secondOfDay: number): LineMaker {
  const broken = secondOfDay >= from && secondOfDay < until && isCheckout(seed)
  return broken && maker.index === 'web' && maker.make !== failedCheckout.make
    ? failedCheckout
    : maker
}
