import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { launchBrowser } from '../../support/chromium.ts'
import { told } from '../told.ts'
import { framesOf } from './frames.ts'

/** px of one notch of a wheel. */
const notch = 120

export interface WindowMeasured {
  /** ms of script, style and layout in each frame, while the list is scrolled. */
  readonly frames: readonly number[]
  /** The same while 5,000 calls a second come in. */
  readonly liveFrames: readonly number[]
  /** Frames in which a row in sight stood empty. */
  readonly blank: number
  readonly looked: number
  /** ms from the click on the place to its first row. */
  readonly openedMs: number
  /** Bytes that the page's process has for itself. */
  readonly memory: number
}

/** Opens the window of a program that keeps `calls` calls, scrolls through them, and looks. */
export async function measureWindow(calls: number, seconds: number): Promise<WindowMeasured> {
  const program = fork(resolve(import.meta.dirname, 'window-program.ts'), [String(calls)])
  const browser = await launchBrowser()
  try {
    const { windowUrl } = await told(program, z.object({ windowUrl: z.string() }))
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(windowUrl)
    const place = page.getByRole('link', { name: 'Inspector' })
    await place.waitFor()
    // The place where a window opens asks for its own first.
    await page.waitForLoadState('networkidle')
    const began = performance.now()
    await place.click()
    await page.locator('.grid-body [role="row"]').first().waitFor()
    const openedMs = performance.now() - began
    await page.locator('.grid').hover()
    const session = await page.context().newCDPSession(page)
    const frames = await framesOf(session, () => scroll(page, seconds, notch))
    await look(page)
    await scroll(page, seconds, notch)
    await scroll(page, seconds, notch * 10)
    const { blank, looked } = await looks(page)
    program.send({ perSecond: 5000 })
    await page.locator('.grid').evaluate((grid) => grid.scrollTo({ top: 0 }))
    const liveFrames = await framesOf(session, () => scroll(page, seconds, notch))
    program.send({ perSecond: 0 })
    return { frames, liveFrames, blank, looked, openedMs, memory: await memoryOf(browser) }
  } finally {
    await browser.close()
    program.disconnect()
  }
}

async function scroll(page: Page, seconds: number, by: number): Promise<void> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    await page.mouse.wheel(0, by)
    await page.waitForTimeout(8)
  }
}

/** Looks at each frame from here on whether a row in sight is empty. */
async function look(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { blank: 0, looked: 0, ends: false }
    Object.assign(window, { seen })
    const grid = document.querySelector('.grid')
    const frame = () => {
      const box = grid?.getBoundingClientRect()
      if (grid === null || box === undefined || seen.ends) return
      seen.looked += 1
      for (let y = box.top + 40; y < box.bottom - 4; y += 28) {
        const there = document.elementsFromPoint(box.left + 40, y)
        const row = there.find((element) => element.matches('[role="row"]'))
        if (row?.textContent.trim()) continue
        seen.blank += 1
        break
      }
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** What was seen; it looks no more, which would be in the frames that follow. */
async function looks(page: Page): Promise<{ blank: number; looked: number }> {
  const seen: unknown = await page.evaluate(() =>
    Object.assign(Reflect.get(window, 'seen') as object, { ends: true })
  )
  return z.object({ blank: z.number(), looked: z.number() }).parse(seen)
}

// Of the process, since a page's memory is more than its script's: https://www.kernel.org/doc/Documentation/filesystems/proc.rst
async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')
      const kib = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)]
      return kib.reduce((sum, [, size]) => sum + Number(size) * 1024, 0)
    })
  return Math.max(...sizes)
}
