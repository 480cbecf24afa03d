// npm run pictures: the tests that look at the window, which then leave what they see in out/pictures.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const { status } = spawnSync(
  process.execPath,
  [
    resolve(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'tests/vitest.config.ts', '--project', 'renderer'],
    ...['--no-file-parallelism', 'pictures', ...process.argv.slice(2)]
  ],
  { cwd: root, env: { ...process.env, PICTURES: '1' }, stdio: 'inherit' }
)
process.exitCode = status ?? 1
