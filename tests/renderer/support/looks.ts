import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations } from './axe.ts'

const folder = resolve(import.meta.dirname, '../../../out/pictures')
/** Set by `npm run pictures`. */
const wanted = process.env['PICTURES'] !== undefined

/** The smallest window that must do, and a large one. */
export const narrow = { width: 960, height: 640 }
export const wide = { width: 2560, height: 1440 }

interface Look {
  readonly suffix: string
  /** Absent: as the page was opened. */
  readonly scheme?: 'light' | 'dark'
  readonly wide?: boolean
}

/** What a page is brought through: as it was opened; both schemes; both in both sizes; both, wide only. */
export type Looks = 'one' | 'schemes' | 'all' | 'wide'

const schemes: readonly Look[] = [
  { suffix: '', scheme: 'light' },
  { suffix: '-dark', scheme: 'dark' }
]
const wideSchemes: readonly Look[] = [
  { suffix: '-wide', scheme: 'light', wide: true },
  { suffix: '-dark-wide', scheme: 'dark', wide: true }
]
const looksOf: Readonly<Record<Looks, readonly Look[]>> = {
  one: [{ suffix: '' }],
  schemes,
  all: [...schemes, ...wideSchemes],
  wide: wideSchemes
}

/**
 * Brings the page through its looks: nothing sticks out in any, axe finds nothing in the first, and no
 * contrast that is too low in the other scheme. With PICTURES set, out/pictures has its picture in each.
 * `withAxe`: false where it has seen the same page.
 */
export async function lookAt(
  page: Page,
  name: string,
  looks: Looks = 'all',
  withAxe = true
): Promise<void> {
  await page.waitForLoadState('networkidle')
  const opened = page.viewportSize()
  for (const { suffix, scheme, wide: isWide = false } of looksOf[looks]) {
    const here = `in ${name}${suffix}`
    if (scheme !== undefined) await page.emulateMedia({ colorScheme: scheme })
    if (isWide)
      await page.setViewportSize({ ...wide, height: Math.max(wide.height, opened?.height ?? 0) })
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    )
    expect(await stickingOut(page), here).toEqual([])
    if (withAxe && (!isWide || looks === 'wide')) {
      const rules = scheme === 'dark' ? ['color-contrast'] : undefined
      expect(await axeViolations(page, rules), here).toEqual([])
    }
    if (wanted) await takePicture(page, name + suffix)
  }
}

async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: resolve(folder, `${name}.png`) })
}

/** The page where it can be scrolled sideways, or the window's page at all, and what floats and leaves it. */
const stickingOut = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    const isWindow = document.getElementById('root') !== null
    const outside = [...document.querySelectorAll('.modal, .popover')].filter((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect()
      return left < 0 || top < 0 || right > clientWidth || bottom > clientHeight
    })
    return [
      ...(scrollWidth > clientWidth ? [`the page, by ${scrollWidth - clientWidth} px`] : []),
      ...(isWindow && scrollHeight > clientHeight
        ? [`the window, by ${scrollHeight - clientHeight} px downwards`]
        : []),
      ...outside.map(({ className }) => className)
    ]
  })
