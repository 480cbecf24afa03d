import { expect, test } from 'vitest'
import { defaultDataDir } from '../../../main/settings/data-dir.ts'

test.each([
  ['linux', {}, '/home/a/.config/Switchboard for Splunk'],
  ['linux', { XDG_CONFIG_HOME: '/c' }, '/c/Switchboard for Splunk'],
  ['linux', { XDG_CONFIG_HOME: '' }, '/home/a/.config/Switchboard for Splunk'],
  ['darwin', {}, '/home/a/Library/Application Support/Switchboard for Splunk']
] as const)("on %s with %j it is Electron's own folder", (platform, env, folder) => {
  expect(defaultDataDir({ platform, home: '/home/a', env })).toBe(folder)
})

test('on Windows it is in APPDATA', () => {
  const env = { APPDATA: 'D:\\Roaming' }
  expect(defaultDataDir({ platform: 'win32', home: 'C:\\Users\\a', env })).toBe(
    'D:\\Roaming\\Switchboard for Splunk'
  )
})
