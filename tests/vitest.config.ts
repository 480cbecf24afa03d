import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { suites } from './suites.ts'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  test: {
    projects: suites.map(({ name, include, exclude, globalSetup }) => ({
      root,
      test: {
        name,
        include: [...include],
        exclude: [...exclude],
        ...(globalSetup !== undefined && { globalSetup: [resolve(root, globalSetup)] }),
        setupFiles: [resolve(import.meta.dirname, 'leftovers.ts')],
        // Threads that start from TypeScript sources load WebAssembly, which now and then ends Node where
        // the processor has protection keys: https://github.com/nodejs/node/issues/64500
        execArgv: ['--no-memory-protection-keys'],
        testTimeout: 20_000,
        // What is waited for goes through threads and processes, on machines that do other things as well.
        expect: { poll: { timeout: 10_000 } }
      }
    }))
  }
})
