import type { Page } from 'playwright-core'
import { fullScene } from './support/full-scene.ts'
import { narrow } from './support/looks.ts'
import { takePictures } from './support/pictures.ts'

const full = fullScene(Date.now())
const filled = {
  ...full,
  app: {
    ...full.app,
    settings: {
      ...full.app.settings,
      privateMode: true,
      redactions: ['ACME-\\d{6}', 'badge [0-9]+'],
      redactedNames: ['badge_number', 'x-case-id']
    }
  }
}
const hash = '#/settings'

const tryOut = async (page: Page) => {
  const redactions = page.getByRole('region', { name: 'Redactions' })
  await redactions.getByRole('textbox', { name: 'Try them on a text' }).fill('see ACME-123456')
  await redactions.getByText('see [redacted]').waitFor()
  await page.getByRole('region', { name: 'History' }).scrollIntoViewIfNeeded()
}
const refused = async (page: Page) => {
  const redactions = page.getByRole('region', { name: 'Redactions' })
  await redactions.getByRole('textbox', { name: 'Patterns, one a line' }).fill('(a+)+b')
  await redactions.getByText('It repeats a part').waitFor()
  await redactions.scrollIntoViewIfNeeded()
}

takePictures(
  [
    ['settings-history', filled, { hash, height: 1500 }, tryOut],
    ['settings-history-narrow', full, { hash, ...narrow }, refused],
    ['settings-history-refused', full, { hash, height: 1500 }, refused]
  ],
  { looks: 'all' }
)
