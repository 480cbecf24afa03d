import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import type { Scene } from './scene.ts'
import { openWindow, type PageOptions, type WindowUnderTest } from './window-under-test.ts'

const folder = resolve(import.meta.dirname, '../../../out/pictures')

type Steps = (page: Page) => Promise<unknown>
export type Shot = readonly [name: string, scene: Scene, options: PageOptions, steps?: Steps]

/** A step that presses the first button of this name. */
export const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()

/** The smallest window that must do. */
export const narrow = { width: 960, height: 640 }

/**
 * A test for each shot: axe finds nothing wrong, nothing sticks out, and out/pictures has its picture.
 * `root`: a folder with another page than the window's.
 */
export function takePictures(shots: readonly Shot[], root?: string): void {
  let window: WindowUnderTest
  beforeAll(async () => {
    await mkdir(folder, { recursive: true })
    window = await openWindow(root)
  }, 60_000)
  afterAll(() => window.close())

  for (const [name, scene, options, steps] of shots) {
    // Some at once, since each waits for its page most of the time.
    test.concurrent(
      `axe finds nothing wrong in ${name}, and its picture is taken`,
      async () => {
        const page = await window.page(scene, options)
        await steps?.(page)
        await page.waitForLoadState('networkidle')
        await page.screenshot({ path: resolve(folder, `${name}.png`) })
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        )
        const found = await axeViolations(page)
        await page.context().close()
        expect(found).toEqual([])
        expect(wide).toBe(0)
        expect(window.errors).toEqual([])
      },
      60_000
    )
  }
}
