import { expect, test } from 'vitest'
import { fullScene } from './support/full-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const built = windowOfFile()

test('folded, the side bar still says which profiles are production and which fail', async () => {
  const page = await built.page(fullScene(Date.now()), { hash: '#/start' })
  await page.getByRole('button', { name: 'Narrow the side bar' }).click()
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: 'Production, prod', exact: true }).waitFor()
  await places.getByRole('link', { name: 'Dev cluster', exact: true }).waitFor()
  const failing = places.getByRole('link', { name: /, prod failing$/ })
  expect(await failing.getAttribute('title')).toBe('Security operations, Europe (Frankfurt)')
}, 60_000)
