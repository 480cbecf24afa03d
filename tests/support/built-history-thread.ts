import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const variable = 'SWITCHBOARD_HISTORY_THREAD'

/**
 * Builds the program of the history's thread, for this process and those that it starts; answers with the
 * way to remove it. As in the program it is no TypeScript: threads that start from that load WebAssembly,
 * which now and then ends Node: https://github.com/nodejs/node/issues/64500
 */
export async function buildHistoryThread(): Promise<() => Promise<void>> {
  await mkdir(join(root, 'out/thread-test'), { recursive: true })
  const outDir = await mkdtemp(join(root, 'out/thread-test', 'build-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'main/inspector/history/worker.ts'),
      outDir,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'history.js' } }
    }
  })
  process.env[variable] = pathToFileURL(join(outDir, 'history.js')).href
  return () => rm(outDir, { recursive: true, force: true })
}

/** Run by vitest before and after a suite. */
export const setup = buildHistoryThread

/** What was built. */
export function historyThread(): URL {
  const built = process.env[variable]
  if (built === undefined) throw new Error('The thread of the history has not been built.')
  return new URL(built)
}
