import { officeAddress, publicAddress } from '../addresses.ts'
import { milliseconds } from '../day.ts'
import { extractKeyValues } from '../extraction/key-value.ts'
import type { LineMaker } from '../line.ts'
import { mix, Random } from '../random.ts'
import type { Sourcetype } from '../sourcetype.ts'
import { syslogTime } from '../timestamps.ts'
import people from '../vocabulary/people.json' with { type: 'json' }

const hosts = ['www1', 'www2', 'www3', 'db1', 'app1', 'build1']
export const secureSource = '/var/log/secure'

/** `program` with its process id, as in `sshd[4747]`. */
export const secureLine = (time: number, host: string, program: string, message: string): string =>
  `${syslogTime(time)} ${host} ${program}: ${message}`

const secure = (write: (time: number, host: string, random: Random) => string): LineMaker => ({
  index: 'security',
  sourcetype: 'linux_secure',
  make(time, seed) {
    const random = new Random(mix(seed, 3))
    const host = random.pickSkewed(hosts)
    return { host, source: secureSource, raw: write(time, host, random) }
  }
})

// The three lines of one remote login draw the same process and user from the same seed.
const login = (message: (user: string, random: Random) => string): LineMaker =>
  secure((time, host, random) => {
    const sshd = `sshd[${random.int(1200, 31_000)}]`
    const user = random.pickSkewed([...people.administrators, ...people.services])
    return secureLine(time, host, sshd, message(user, random))
  })

const accepted = login(
  (user, random) =>
    `Accepted ${random.pickSkewed(['publickey', 'password'])} for ${user} from ${officeAddress(random)} ` +
    `port ${random.int(32_768, 60_999)} ssh2`
)
const opened = login((user) => `pam_unix(sshd:session): session opened for user ${user} by (uid=0)`)
const closed = login((user) => `pam_unix(sshd:session): session closed for user ${user}`)

const failed = secure((time, host, random) => {
  const known = random.chance(0.3)
  const user = known
    ? random.pick(people.administrators)
    : `invalid user ${random.pick(people.guessed)}`
  const from = known ? officeAddress(random) : publicAddress(random)
  return secureLine(
    time,
    host,
    `sshd[${random.int(1200, 31_000)}]`,
    `Failed password for ${user} from ${from} port ${random.int(1024, 60_999)} ssh2`
  )
})

const commands = [
  '/usr/bin/systemctl status nginx',
  '/usr/bin/dnf check-update',
  '/usr/bin/journalctl -n 50'
]
const sudo = secure((time, host, random) => {
  const user = random.pick(people.administrators)
  const command = random.pick(commands)
  return secureLine(
    time,
    host,
    `sudo`,
    `${user} : TTY=pts/${random.int(0, 4)} ; PWD=/home/${user} ; USER=root ; COMMAND=${command}`
  )
})

export const linuxSecure: Sourcetype = {
  names: ['linux_secure'],
  traffic(day, random, emit) {
    for (let logins = day.volume('office', 210); logins > 0; logins -= 1) {
      const seed = random.seed()
      const start = day.moment('office', random)
      emit(accepted, start, seed)
      emit(opened, milliseconds(start + 0.04), seed)
      emit(closed, milliseconds(start + 30 + random.next() * 3000), seed)
    }
    for (let count = 260; count > 0; count -= 1)
      emit(failed, day.moment('steady', random), random.seed())
    for (let count = day.volume('office', 90); count > 0; count -= 1) {
      emit(sudo, day.moment('office', random), random.seed())
    }
  },
  extraction: () => extractKeyValues
}
