import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { preview } from 'vite'
import { inject } from 'vitest'
import { launchBrowser } from '../../support/chromium.ts'
import { buildPage, renderer } from './page-build.ts'
import { installScriptedApi } from './scripted-api.ts'
import type { Scene } from './scene.ts'
import { installScriptedFilter } from './scripted-filter.ts'
import { installScriptedHistory } from './scripted-history.ts'

/** As both doors send it. */
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"

export interface PageOptions {
  readonly hash?: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

/** The built page in a real browser. What it logs as an error fails the test that asks for it. */
export interface WindowUnderTest {
  readonly browser: Browser
  readonly dir: string
  /** The page with `window.api` answering from the scene. */
  page(scene: Scene, options?: PageOptions): Promise<Page>
  readonly errors: string[]
  close(): Promise<void>
}

interface ServedPage {
  readonly url: string
  readonly dir: string
  close(): Promise<void>
}

/** Serves the window's page, or builds and serves another. */
export async function servePage(root = renderer): Promise<ServedPage> {
  const isWindow = root === renderer
  const outDir = isWindow ? inject('builtWindow') : await buildPage(root)
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: { 'content-security-policy': policy } }
  })
  const [url = ''] = server.resolvedUrls?.local ?? []
  return {
    url,
    dir: outDir,
    async close() {
      await server.close()
      if (!isWindow) await rm(outDir, { recursive: true, force: true })
    }
  }
}

export async function openWindow(root = renderer): Promise<WindowUnderTest> {
  const served = await servePage(root)
  const browser = await launchBrowser()
  const errors: string[] = []
  return {
    browser,
    dir: served.dir,
    errors,
    async page(scene, { hash = '#/start', width = 1280, height = 800, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce'
      })
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
      })
      await page.addInitScript(installScriptedFilter)
      await page.addInitScript(installScriptedHistory)
      await page.addInitScript(installScriptedApi, scene)
      await page.goto(served.url + hash)
      await page.locator('h1').waitFor()
      return page
    },
    async close() {
      await browser.close()
      await served.close()
    }
  }
}
