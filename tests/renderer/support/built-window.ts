import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { buildPage } from './page-build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the window's page, built once for all tests of a run. */
    builtWindow: string
  }
}

/** Run by vitest before and after the suite. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await buildPage()
  project.provide('builtWindow', dir)
  return () => rm(dir, { recursive: true, force: true })
}
