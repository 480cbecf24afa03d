import { expect, test } from 'vitest'
import { callsOf } from './support/calls.ts'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const now = Date.now()
const full = fullScene(now)
const built = windowOfFile()
const [last] = callsOf(full.profiles, 1, now + 60_000)

test('a row names what cannot be seen in its SPL, and a running one shows its SPL first', async () => {
  const page = await built.page({ ...full, marks: [] }, { hash: '#/inspector' })
  const summary = 'index=web \u202exedni=tsuj\u202c'
  const call = {
    ...last,
    id: 'new',
    ms: null,
    status: 'running',
    progressText: '9 events read',
    summary
  }
  await page.evaluate((one) => window.script.record([one as never]), call)
  const row = page.getByRole('grid', { name: 'Calls' }).getByRole('row').nth(1)
  await expect
    .poll(() => row.textContent())
    .toContain('index=web [U+202E]xedni=tsuj[U+202C] · 9 events read')
}, 60_000)

test('a filter that is written as in SPL is explained where it finds nothing', async () => {
  const page = await built.page(full, { hash: '#/inspector?filter=status%3Derror' })
  await page.getByText('No call passes the filter').waitFor()
  await page.getByText('status:error', { exact: true }).waitFor()
}, 60_000)
