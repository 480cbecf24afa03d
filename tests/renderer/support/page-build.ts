import { mkdir, mkdtemp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** Of the window's page. */
export const renderer = resolve(import.meta.dirname, '../../../renderer')
const out = resolve(import.meta.dirname, '../../../out')

/** Builds a page, else that of the window, into a folder of its own under out/. */
export async function buildPage(root = renderer): Promise<string> {
  await mkdir(join(out, 'renderer-test'), { recursive: true })
  const outDir = await mkdtemp(join(out, 'renderer-test', 'build-'))
  // vitest sets it to test, which would bring React's slow development build.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  await build({
    root,
    plugins: [react()],
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'chrome130', minify: false }
  })
  process.env['NODE_ENV'] = before
  return outDir
}
