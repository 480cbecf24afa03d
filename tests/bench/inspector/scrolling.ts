import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromiumPath } from '../../machine.ts'
import { quantile, type Report } from './report.ts'
import { measureWindow } from './window.ts'

const seconds = 8
// While calls come in no frame may be left out, of 60 a second.
const budget = { frame: 8, liveFrame: 16, megabytes: 300, openMs: 1000 }

/** Scrolls through the calls in the window, in Chromium. */
export async function scrolling(calls: number, report: Report): Promise<void> {
  report.title(`The window over ${calls.toLocaleString('en-US')} calls, 1280 x 800`)
  const isBuilt = existsSync(resolve(import.meta.dirname, '../../../out/renderer/index.html'))
  if (chromiumPath() === null || !isBuilt) {
    process.stdout.write('Left out: it needs Chromium, and the window built by npm run build.\n')
    return
  }
  const { frames, liveFrames, blank, looked, openedMs, memory } = await measureWindow(
    calls,
    seconds
  )
  report.number('from the place to its first rows', openedMs, 'ms', budget.openMs)
  for (const [name, list, most] of [
    ['scrolling', frames, budget.frame],
    ['scrolling while 5,000 calls a second come', liveFrames, budget.liveFrame]
  ] as const) {
    report.number(`${name}: frames`, list.length, '')
    report.number('  script, style and layout of a frame, p50', quantile(list, 0.5), 'ms')
    report.number('  p95', quantile(list, 0.95), 'ms', most)
    report.number('  longest', Math.max(...list), 'ms')
  }
  report.number(`frames with a blank row, of ${looked}`, blank, '', 0)
  report.number("memory of the page's process", memory / 1e6, 'MB', budget.megabytes)
}
