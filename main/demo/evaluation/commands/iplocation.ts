import { Arguments, off } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ipv4, ipv4Range } from '../expression/functions/pattern.ts'
import { eachRow } from '../rows.ts'
import { commandError } from '../search-error.ts'
import { textOf } from '../value.ts'
import table from './iplocation.json' with { type: 'json' }

const columns = ['City', 'Country', 'Region', 'lat', 'lon'] as const

/** `iplocation`: where an address is. Only the documentation ranges of RFC 5737 lie somewhere here. */
export const iplocation: Command = {
  compile({ args }) {
    const given = new Arguments('iplocation', args, ['prefix'], {
      allfields: off,
      lang: ['en']
    })
    const [field, ...others] = given.names
    if (field === undefined || others.length > 0) {
      throw commandError('iplocation', 'It needs one field with an address.')
    }
    const prefix = given.text('prefix') ?? ''
    const places = table.flatMap((place) => {
      const range = ipv4Range(place.range)
      return range === null ? [] : [{ ...range, place }]
    })
    return eachRow((row) => {
      const address = ipv4(textOf(row.get(field)) ?? '')
      if (address === null) return row
      const found = places.find(({ first, last }) => address >= first && address <= last)
      const changed = row.copy()
      // An address without a place has the fields too, and they are empty.
      for (const column of columns) changed.set(`${prefix}${column}`, found?.place[column] ?? '')
      return changed
    })
  }
}
