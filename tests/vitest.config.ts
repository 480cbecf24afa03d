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
        globalSetup: ['tests/support/built-history-thread.ts', ...globalSetup].map((file) =>
          resolve(root, file)
        ),
        setupFiles: [resolve(import.meta.dirname, 'leftovers.ts')],
        testTimeout: 20_000,
        // What is waited for goes through threads and processes, on machines that do other things as well.
        expect: { poll: { timeout: 10_000 } }
      }
    }))
  }
})
