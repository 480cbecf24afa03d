import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { RequestName, Requests } from '../../../preload/api.ts'
import { launchBrowser } from '../../support/chromium.ts'
import { type PageOptions, servePage } from './window-under-test.ts'

const root = resolve(import.meta.dirname, 'stage')

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
    const served = await servePage(root)
    closing.push(() => served.close())
    const browser = await launchBrowser()
    closing.push(() => browser.close())

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
      await page.goto(served.url + hash)
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
