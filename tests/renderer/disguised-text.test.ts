import { expect, test } from 'vitest'
import { detailCall } from './support/detail-calls.ts'
import { detailScene } from './support/detail-scene.ts'
import { windowOfFile } from './support/window-of-file.ts'

const built = windowOfFile()

test('what turns the order of reading is named in the SPL, its editor and the messages', async () => {
  const query = 'search index=web \u202e"tsuj"\u202c | stats count'
  const named = 'index=web [U+202E]"tsuj"[U+202C]'
  const request = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { arguments: { query } } }
  const call = detailCall({
    summary: query,
    arguments: { query },
    messages: [
      {
        at: detailCall().startedAt,
        from: 'client',
        via: 'body',
        eventId: null,
        bytes: 200,
        text: JSON.stringify(request)
      }
    ]
  })
  const scene = { ...detailScene(), calls: [call] }
  const page = await built.page(scene, { hash: '#/inspector?call=search' })
  const panel = page.getByRole('tabpanel')

  await page.getByRole('tab', { name: 'SPL', exact: true }).click()
  await expect.poll(() => panel.locator('code, pre').first().textContent()).toContain(named)
  await page.getByRole('tab', { name: 'Messages' }).click()
  await panel.getByRole('button', { name: /tools\/call/ }).click()
  await expect.poll(() => panel.textContent()).toContain('[U+202E]')
  expect(await panel.textContent()).not.toMatch(/[\u202a-\u202e]/)

  await page.getByRole('button', { name: 'Edit and run again' }).click()
  const editor = page.getByRole('dialog').getByRole('textbox', { name: 'SPL' })
  await editor.waitFor()
  expect(await editor.textContent()).toContain(named)
}, 60_000)
