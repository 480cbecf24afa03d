import { join } from 'node:path'
import { build } from 'vite'

/** The stdio program as one file, built as electron.vite.config.ts builds it. */
export async function buildStdioProgram(): Promise<string> {
  const entry = join(import.meta.dirname, '../../main/connect/stdio.ts')
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      lib: { entry, formats: ['es'], fileName: 'stdio' },
      target: 'node20.18',
      write: false,
      minify: false,
      rolldownOptions: { external: /^node:/ }
    }
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []))
  if (chunks.length !== 1 || chunks[0]?.type !== 'chunk') throw new Error('Not one file.')
  return chunks[0].code
}
