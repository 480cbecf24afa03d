import type { Page } from 'playwright-core'
import { Imports } from '../../../main/inspector/export/import/imports.ts'
import type { ToolCall } from '../../../main/inspector/tool-call.ts'
import { fullCall } from '../../main/inspector/export/support/calls.ts'
import { exportsOf } from '../../main/inspector/export/support/exported.ts'
import type { Answers } from './stage.ts'

export const exportedCalls: readonly ToolCall[] = Array.from({ length: 140 }, (_, place) =>
  fullCall({ note: place % 50 === 0 ? 'Ask Ada.' : null }, place)
)

/** What the program itself answers, over these calls. */
export function exportProgram(of: readonly ToolCall[] = exportedCalls) {
  const exports = exportsOf(of)
  const read: ToolCall[] = []
  const closed: string[] = []
  const imports = new Imports({
    add: (_id, more) => Promise.resolve(void read.push(...more)),
    close: (id) => Promise.resolve(void closed.push(id))
  })
  const answers: Answers = {
    'inspector.exportPreview': (request) => exports.preview(request),
    'inspector.export': (request, id) => exports.next(request, id),
    'inspector.closeExport': (id) => {
      exports.close(id)
      closed.push(id)
      return null
    },
    'inspector.import': (id, name, text, last) => imports.read(id, name, text, last),
    'inspector.closeImport': async (id) => {
      await imports.close(id)
      return null
    }
  }
  return { answers, read, closed }
}

/** What an export tells first that goes on. */
export const firstPart = {
  exportId: 'e1',
  fileName: 'x',
  mediaType: 'text/csv',
  text: 'x'.repeat(2048),
  progress: 0.4,
  done: false
} as const

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

export async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Choose a file').click()
  ])
  await chooser.setFiles({ name, mimeType: 'application/x-ndjson', buffer: Buffer.from(text) })
}
