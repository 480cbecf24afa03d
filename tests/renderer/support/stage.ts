import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { build, preview } from 'vite'
import type { RequestName, Requests } from '../../../preload/api.ts'
import { launchBrowser, type PageOptions } from './window-under-test.ts'

const root = resolve(import.meta.dirname, 'stage')
const out = resolve(import.meta.dirname, '../../../out')

/** As both doors send it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"

/** Answers what the page asks; what is not there fails. */
export type Answers = {
  readonly [Name in RequestName]?: (
    ...args: Parameters<Requests[Name]>
  ) => ReturnType<Requests[Name]> | Promise<ReturnType<Requests[Name]>>
}

export interface StagePage {
  readonly page: Page
  /** What the page logged as an error. */
  readonly errors: readonly string[]
  readonly tell: (event: string, value: unknown) => Promise<void>
}

/** For the tests of a file: parts of the inspector by themselves, asking the test for what they need. */
export function stageOfFile() {
  const closing: (() => Promise<unknown>)[] = []
  const pages: Page[] = []
  let open: (answers: Answers, options: PageOptions) => Promise<StagePage>

  beforeAll(async () => {
    await mkdir(join(out, 'renderer-test'), { recursive: true })
    await mkdir(join(out, 'pictures'), { recursive: true })
    const outDir = await mkdtemp(join(out, 'renderer-test', 'stage-'))
    closing.push(() => rm(outDir, { recursive: true, force: true }))
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
    const server = await preview({
      root,
      configFile: false,
      logLevel: 'error',
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0, headers: { 'content-security-policy': policy } }
    })
    closing.push(() => server.close())
    const browser = await launchBrowser()
    closing.push(() => browser.close())
    const [url = ''] = server.resolvedUrls?.local ?? []

    open = async (answers, { hash = '', width = 1280, height = 800, dark = false }) => {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        acceptDownloads: true
      })
      const page = await context.newPage()
      pages.push(page)
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await page.exposeFunction('ask', async (name: RequestName, args: never[]) => {
        const answer = answers[name] as ((...args: never[]) => unknown) | undefined
        if (answer === undefined) return { ok: false, code: 'failed', message: `no ${name}` }
        try {
          return { ok: true, value: await answer(...args) }
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error)
          return { ok: false, code: 'failed', message }
        }
      })
      await page.addInitScript(() => {
        const listeners = new Map<string, Set<(value: unknown) => void>>()
        const { ask } = window as unknown as {
          ask: (name: string, args: unknown) => Promise<unknown>
        }
        Object.assign(window, {
          stage: {
            request: (name: string, ...args: unknown[]) => ask(name, args),
            on(name: string, listener: (value: unknown) => void) {
              const known = listeners.get(name) ?? new Set()
              listeners.set(name, known.add(listener))
              return () => known.delete(listener)
            }
          },
          tellStage: (name: string, value: unknown) => {
            for (const listener of listeners.get(name) ?? []) listener(value)
          }
        })
      })
      await page.goto(url + hash)
      await page.locator('h1').waitFor()
      return {
        page,
        errors,
        tell: (event, value) =>
          page.evaluate(
            ([name, told]) =>
              (window as unknown as { tellStage(name: unknown, value: unknown): void }).tellStage(
                name,
                told
              ),
            [event, value]
          )
      }
    }
  }, 60_000)
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
  })
  afterAll(async () => {
    for (const close of closing.reverse()) await close()
  })
  return { open: (answers: Answers, options: PageOptions = {}) => open(answers, options) }
}
