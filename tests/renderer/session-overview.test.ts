import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { axeViolations } from './support/axe.ts'
import { windowOfFile } from './support/window-of-file.ts'

const pictures = resolve(import.meta.dirname, '../../out/pictures')
const full = fullScene(Date.now())
const built = windowOfFile()

test('a session shows its own numbers, and a span of time shows those calls', async () => {
  const session = full.sessions.find(({ calls }) => calls > 0)
  if (session === undefined) throw new Error('no session has calls')
  const page = await built.page(full, { hash: `#/sessions?id=${session.id}`, height: 1100 })
  const since = page.getByRole('slider', { name: 'Calls since' })
  await since.waitFor()
  await page.screenshot({ path: resolve(pictures, 'session-overview.png') })
  expect(await axeViolations(page)).toEqual([])
  await since.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => decodeURIComponent(page.url()))
    .toContain(`#/inspector?filter=session:${session.id}+since:`)
}, 60_000)
