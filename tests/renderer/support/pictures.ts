import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAt, type Looks, wide } from './looks.ts'
import type { Scene } from './scene.ts'
import { openWindow, type PageOptions, type WindowUnderTest } from './window-under-test.ts'

export interface ShotOptions extends PageOptions {
  /** What floats closes when the window gets wider, so the wide looks get a page of their own. */
  readonly again?: boolean
}
type Steps = (page: Page) => Promise<unknown>
export type Shot = readonly [name: string, scene: Scene, options: ShotOptions, steps?: Steps]

/** A step that presses the first button of this name. */
export const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()

interface PicturesOptions {
  /** Of each shot; one that chooses its width has only the look that it opens with. */
  readonly looks: Looks
  /** A folder with another page than the window's. */
  readonly root?: string
}

const titles: Readonly<Record<Looks, string>> = {
  one: '',
  schemes: ', light and dark',
  all: ', light and dark, 1280 and 2560 wide',
  wide: ', light and dark, 2560 wide'
}

/** A test for each shot; see `lookAt`. */
export function takePictures(shots: readonly Shot[], { looks, root }: PicturesOptions): void {
  let window: WindowUnderTest
  beforeAll(async () => {
    window = await openWindow(root)
  }, 60_000)
  afterAll(() => window.close(), 60_000)

  for (const [name, scene, { again = false, ...options }, steps] of shots) {
    const own = options.width === undefined ? looks : 'one'
    const look = async (size: PageOptions, through: Looks) => {
      const page = await window.page(scene, { ...options, ...size })
      await steps?.(page)
      await lookAt(page, name, through)
      await page.context().close()
    }
    // Some at once, since each waits for its page most of the time.
    test.concurrent(
      `axe finds nothing wrong in ${name} and nothing sticks out${titles[own]}`,
      async () => {
        await look({}, again && own === 'all' ? 'schemes' : own)
        if (again && own === 'all') await look(wide, 'wide')
        expect(window.errors).toEqual([])
      },
      120_000
    )
  }
}
