import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/running-app.ts'

interface Answers {
  readonly answers: { saveTo: string; readonly asked: string[] }
}

// The runner starts these tests under a display, with Electron's runtime in ELECTRON_OVERRIDE_DIST_PATH.
test(
  'the page saves what it made where the person says, and downloads nothing else',
  { timeout: 90_000 },
  async () => {
    const dataDir = temporaryFolder()
    const app = await _electron.launch({
      args: ['--no-sandbox', '.', '--port', '0', '--data-dir', dataDir]
    })
    onTestFinished(() => app.close())
    const server = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-disposition': 'attachment; filename=evil.exe' })
        .end('from elsewhere')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/evil.exe`
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    // Stands in for the person in the system's dialog.
    await app.evaluate(({ session }, folder) => {
      const answers = { saveTo: folder, asked: [] as string[] }
      Object.assign(globalThis, { answers })
      session.defaultSession.on('will-download', (event, item) => {
        if (event.defaultPrevented) return
        answers.asked.push(item.getSaveDialogOptions().defaultPath ?? 'nowhere')
        item.setSavePath(`${answers.saveTo}/${item.getFilename()}`)
      })
    }, dataDir)
    const asked = () => app.evaluate(() => (globalThis as unknown as Answers).answers.asked)

    const download = (href: string, name: string) =>
      page.evaluate(
        ([to, fileName]) => {
          const link = document.createElement('a')
          link.href = to === 'blob' ? URL.createObjectURL(new Blob(['of our own'])) : (to ?? '')
          link.download = fileName ?? ''
          link.click()
        },
        [href, name]
      )
    await download('blob', 'calls.jsonl')
    const saved = join(dataDir, 'calls.jsonl')
    await expect
      .poll(() => existsSync(saved) && readFileSync(saved, 'utf8'), { timeout: 10_000 })
      .toBe('of our own')
    expect(await asked()).toEqual([expect.stringMatching(/[\\/]calls\.jsonl$/) as string])

    await download(elsewhere, 'evil.exe')
    await download('data:text/plain,x', 'evil.txt')
    await download('blob', 'last.csv')
    await expect.poll(() => existsSync(join(dataDir, 'last.csv'))).toBe(true)
    expect(await asked()).toHaveLength(2)
    expect(existsSync(join(dataDir, 'evil.exe')) || existsSync(join(dataDir, 'evil.txt'))).toBe(
      false
    )
  }
)
