import { expect, test } from 'vitest'
import { argumentsFor, readCommandLine } from '../../../main/settings/options.ts'

const nothing = {
  headless: false,
  demo: false,
  port: null,
  dataDir: null,
  client: null,
  json: false
}

test('without arguments nothing is asked for', () => {
  expect(readCommandLine([])).toEqual({ kind: 'run', options: nothing })
})

test('every option is read, with its value beside it or behind =', () => {
  expect(
    readCommandLine([
      '--headless',
      '--demo',
      '--port=0',
      '--data-dir',
      '/tmp/x y',
      '--client',
      'My Cursor',
      '--json'
    ])
  ).toEqual({
    kind: 'run',
    options: {
      headless: true,
      demo: true,
      port: 0,
      dataDir: '/tmp/x y',
      client: 'My Cursor',
      json: true
    }
  })
})

test.each([
  [['--prot', '1'], 'Unknown option --prot. The options are listed by --help.'],
  [['serve'], 'Unknown option serve. The options are listed by --help.'],
  [['-v'], 'Unknown option -v. The options are listed by --help.'],
  [['--port'], '--port needs a value.'],
  [['--port='], '--port needs a value.'],
  [['--client', '--json'], '--client needs a value.'],
  [['--json=yes'], '--json takes no value.'],
  [['--port', 'abc'], '--port abc: a port is a number from 0 to 65535.'],
  [['--port', '65536'], '--port 65536: a port is a number from 0 to 65535.'],
  [['--port=-1'], '--port -1: a port is a number from 0 to 65535.']
])('%j is refused with one clear line', (args, message) => {
  expect(readCommandLine(args)).toEqual({ kind: 'wrong', message })
})

test("Chromium's switches are passed over where Electron hands on its own arguments", () => {
  const args = ['.', '--remote-debugging-port=0', '--no-sandbox', '--demo', '--user-data-dir', 'x']
  expect(readCommandLine(args, 'ignored')).toEqual({
    kind: 'run',
    options: { ...nothing, demo: true }
  })
})

test('help and version are answered whatever else is asked', () => {
  expect(readCommandLine(['--json', '--help'])).toEqual({ kind: 'help' })
  expect(readCommandLine(['--version', '--demo'])).toEqual({ kind: 'version' })
})

test('starts again with the same settings, and makes no token by that', () => {
  const args = ['--headless', '--demo', '--port', '8010', '--client', 'Cursor', '--json']
  const line = readCommandLine(args)
  if (line.kind !== 'run') throw new Error('These arguments run the program.')
  expect(argumentsFor(line.options, '/settings')).toEqual([
    '--headless',
    '--demo',
    '--port',
    '8010',
    '--data-dir',
    '/settings'
  ])
})
