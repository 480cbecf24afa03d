import { officeAddress } from '../addresses.ts'
import { milliseconds } from '../day.ts'
import { addValue } from '../extraction/fields.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { windowsTime } from '../timestamps.ts'
import people from '../vocabulary/people.json' with { type: 'json' }

interface WindowsEvent {
  readonly code: number
  readonly success: boolean
  readonly category: string
  readonly computer: string
  readonly record: number
  /** First line of the message, then its sections. */
  readonly message: readonly string[]
}

export const windowsSource = 'WinEventLog:Security'

function windowsEvent(time: number, event: WindowsEvent): string {
  return [
    windowsTime(time),
    'LogName=Security',
    `EventCode=${event.code}`,
    'EventType=0',
    `ComputerName=${event.computer}.example.com`,
    'SourceName=Microsoft Windows security auditing.',
    'Type=Information',
    `RecordNumber=${event.record}`,
    `Keywords=Audit ${event.success ? 'Success' : 'Failure'}`,
    `TaskCategory=${event.category}`,
    'OpCode=Info',
    `Message=${event.message.join('\n')}`
  ].join('\n')
}

export interface Logon {
  readonly user: string
  readonly type: number
  readonly address: string
  readonly workstation: string
  readonly computer: string
  readonly record: number
  readonly success: boolean
}

/** Event 4624 or 4625, with the sections that Windows writes. */
export function logonEvent(time: number, logon: Logon): string {
  const { success, user, type, address, workstation, computer, record } = logon
  const account = [
    '\tSecurity ID:\t\tNULL SID',
    `\tAccount Name:\t\t${user}`,
    '\tAccount Domain:\t\tEXAMPLE'
  ]
  return windowsEvent(time, {
    code: success ? 4624 : 4625,
    success,
    category: 'Logon',
    computer,
    record,
    message: [
      success ? 'An account was successfully logged on.' : 'An account failed to log on.',
      '',
      'Subject:',
      '\tSecurity ID:\t\tNULL SID',
      '\tAccount Name:\t\t-',
      '',
      `Logon Type:\t\t\t${type}`,
      '',
      success ? 'New Logon:' : 'Account For Which Logon Failed:',
      ...account,
      ...(success
        ? []
        : [
            '',
            'Failure Information:',
            '\tFailure Reason:\t\tUnknown user name or bad password.',
            '\tStatus:\t\t\t0xC000006D'
          ]),
      '',
      'Network Information:',
      `\tWorkstation Name:\t${workstation}`,
      `\tSource Network Address:\t${address}`
    ]
  })
}

const windows = (write: (time: number, computer: string, random: Random) => string): LineMaker => ({
  index: 'security',
  sourcetype: 'WinEventLog:Security',
  make(time, seed) {
    const random = new Random(mix(seed, 5))
    const computer = random.pickSkewed(['dc01', 'dc02', 'fs01'])
    return { host: computer, source: windowsSource, raw: write(time, computer, random) }
  }
})

// Windows numbers its records upwards; the second of the year serves.
const record = (time: number): number => Math.floor(time % 31_536_000)

const logon = (success: boolean): LineMaker =>
  windows((time, computer, random) =>
    logonEvent(time, {
      success,
      computer,
      record: record(time),
      user: random.pickSkewed(people.employees),
      type: random.pickSkewed([3, 3, 2, 10]),
      address: officeAddress(random),
      workstation: random.pick(people.workstations)
    })
  )
const loggedOn = logon(true)
const refused = logon(false)

const about = (code: number, category: string, first: string): LineMaker =>
  windows((time, computer, random) =>
    windowsEvent(time, {
      code,
      success: true,
      category,
      computer,
      record: record(time),
      message: [
        first,
        '',
        'Subject:',
        `\tAccount Name:\t\t${random.pickSkewed(people.employees)}`,
        '\tAccount Domain:\t\tEXAMPLE'
      ]
    })
  )
const loggedOff = about(4634, 'Logoff', 'An account was logged off.')
const process = about(4688, 'Process Creation', 'A new process has been created.')
const privileges = about(4672, 'Special Logon', 'Special privileges assigned to new logon.')

export const windowsSecurity: Sourcetype = {
  names: ['WinEventLog:Security'],
  traffic(day, random, emit) {
    for (let logons = day.volume('office', 420); logons > 0; logons -= 1) {
      const seed = random.seed()
      const time = day.moment('office', random)
      if (random.chance(0.08)) {
        emit(refused, time, seed)
        continue
      }
      emit(loggedOn, time, seed)
      if (random.chance(0.1)) emit(privileges, milliseconds(time + 0.002), seed)
      emit(loggedOff, milliseconds(time + random.next() * 5400), seed)
    }
    for (let count = day.volume('office', 200); count > 0; count -= 1) {
      emit(process, day.moment('office', random), random.seed())
    }
  },
  extraction: () => (raw, fields) => {
    const message = raw.indexOf('\nMessage=')
    for (const line of raw.slice(0, message).split('\n')) {
      const sign = line.indexOf('=')
      if (sign > 0) fields[line.slice(0, sign)] = line.slice(sign + 1)
    }
    const text = raw.slice(message + '\nMessage='.length)
    fields.Message = text
    // The add-on of Windows names a field after its label, with _ for the spaces.
    for (const [, label, value] of text.matchAll(/^\t*([A-Z][\w ]+):\t+(.+)$/gm)) {
      if (label !== undefined && value !== undefined)
        addValue(fields, label.replaceAll(' ', '_'), value)
    }
  }
}
