import { extractKeyValues } from '../extraction/key-value.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { shopTime } from '../timestamps.ts'

const codes = Array.from('ABCDEFGHIJKLMN')

const sale: LineMaker = {
  index: 'sales',
  sourcetype: 'vendor_sales',
  make(time, seed) {
    const random = new Random(mix(seed, 29))
    const vendor = random.pickSkewed([1, 2, 3, 5, 7]) * 1000 + random.int(1, 90)
    const account = `60${random.int(10_000_000, 99_999_999)}${random.int(100_000, 999_999)}`
    return {
      host: 'vendor_sales',
      source: '/var/log/sales/vendor_sales.log',
      raw: `[${shopTime(time)}] VendorID=${vendor} Code=${random.pickSkewed(codes)} AcctID=${account}`
    }
  }
}

export const vendorSales: Sourcetype = {
  names: ['vendor_sales'],
  traffic(day, random, emit) {
    for (let count = day.volume('shop', 620); count > 0; count -= 1) {
      emit(sale, day.moment('shop', random), random.seed())
    }
  },
  extraction: () => extractKeyValues
}
