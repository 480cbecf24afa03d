import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

interface Place {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

const here = (): Place => ({ platform: process.platform, home: homedir(), env: process.env })

/**
 * The folder of the settings when none was named: Electron's `userData` for this product, so that
 * both doors find the same (https://www.electronjs.org/docs/latest/api/app#appgetpathname).
 */
export function defaultDataDir({ platform, home, env }: Place = here()): string {
  const name = 'Switchboard for Splunk'
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), name)
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name)
  return posix.join(env['XDG_CONFIG_HOME'] || posix.join(home, '.config'), name)
}
