import { extractJson } from '../extraction/json.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { isoTime } from '../timestamps.ts'
import app from '../vocabulary/app.json' with { type: 'json' }

export interface AppEntry {
  readonly level: 'INFO' | 'WARN' | 'ERROR'
  readonly service: string
  readonly message: string
  readonly traceId: string
  readonly http?: { readonly method: string; readonly route: string; readonly status: number }
  readonly durationMs: number
  readonly error?: { readonly type: string; readonly upstream?: string }
}

export const appSource = '/var/log/app/shop.json'
export const appSourcetype = 'app:json'

export const appLine = (time: number, entry: AppEntry): string =>
  JSON.stringify({ timestamp: isoTime(time), ...entry })

const request: LineMaker = {
  index: 'app',
  sourcetype: appSourcetype,
  make(time, seed) {
    const random = new Random(mix(seed, 31))
    const service = random.pickSkewed(app.services)
    const [warned, failed] = [random.chance(0.04), random.chance(0.008)]
    const level = failed ? 'ERROR' : warned ? 'WARN' : 'INFO'
    const message = failed
      ? random.pick(app.errors)
      : warned
        ? random.pick(app.warnings)
        : 'Request handled'
    return {
      host: random.pick(app.hosts),
      source: appSource,
      raw: appLine(time, {
        level,
        service,
        message,
        traceId: random.hex(16),
        http: {
          method: random.pickSkewed(['GET', 'POST', 'PUT']),
          route: random.pickSkewed(app.routes),
          status: failed ? 500 : 200
        },
        durationMs: random.int(3, 380),
        ...(failed ? { error: { type: 'InternalError' } } : {})
      })
    }
  }
}

export const appLog: Sourcetype = {
  names: [appSourcetype],
  traffic(day, random, emit) {
    for (let count = day.volume('shop', 1300); count > 0; count -= 1) {
      emit(request, day.moment('shop', random), random.seed())
    }
  },
  extraction: () => extractJson
}
