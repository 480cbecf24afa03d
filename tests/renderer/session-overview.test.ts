import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const full = fullScene(Date.now())
const built = windowOfFile()

test('a session shows its own numbers, and a span of time shows those calls', async () => {
  const session = full.sessions.find(({ calls }) => calls > 0)
  if (session === undefined) throw new Error('no session has calls')
  const page = await built.page(full, { hash: `#/sessions?id=${session.id}`, height: 1100 })
  const since = page.getByRole('slider', { name: 'Calls since' })
  await since.waitFor()
  await since.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => decodeURIComponent(page.url()))
    .toContain(`#/inspector?filter=session:${session.id}+since:`)
}, 60_000)
