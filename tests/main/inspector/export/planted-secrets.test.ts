import { expect, test } from 'vitest'
import { exportFormats } from '../../../../main/inspector/export/contract.ts'
import { tools } from '../../../../main/mcp/tools/index.ts'
import { leaking, plantedIn, plantSecrets } from '../../../support/planted-secrets.ts'
import { startApp } from '../../../support/running-app.ts'
import { requestOf } from './support/calls.ts'

test('none of the secrets that pass through is in a complete export, whatever its format', async () => {
  const { app, url } = await startApp({ tools: [...tools, leaking] })
  const more = await plantSecrets(app, url)
  for (const format of exportFormats) {
    for (const sanitised of [false, true]) {
      const base = requestOf({ format, sanitised })
      const request = { ...base, query: { ...base.query, protocol: true } }
      const preview = await app.record.exports.preview(request)
      let part = await app.record.exports.next(request, null)
      let text = part.text
      while (!part.done) {
        part = await app.record.exports.next(request, part.exportId)
        text += part.text
      }
      expect(plantedIn(text + JSON.stringify(preview), more)).toEqual([])
      // What is no secret is still there: else nothing found would prove nothing.
      expect(text).toContain('index=web')
    }
  }
})
