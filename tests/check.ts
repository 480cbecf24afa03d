// npm run check: types, lint and format, side by side. ESLint reads the types of all that it is given
// and uses one core, so the tree is given to two of it; each keeps what it found for the next time.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const cache = 'node_modules/.cache'
const lint = (name: string, ...what: readonly string[]) => [
  'eslint/bin/eslint.js',
  ...['--cache', '--cache-location', `${cache}/eslint-${name}/`, ...what]
]

const checks = [
  lint('main', 'main'),
  lint('rest', '.', '--ignore-pattern', 'main/**'),
  ['typescript/bin/tsc'],
  ['prettier/bin/prettier.cjs', '--cache', '--check', '--log-level', 'warn', '.']
]

function passes([program = '', ...args]: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit']
    }).once('exit', (code) => done(code === 0))
  })
}

const outcomes = await Promise.all(checks.map(passes))
if (outcomes.includes(false)) process.exitCode = 1
