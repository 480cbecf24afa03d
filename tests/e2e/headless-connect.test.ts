import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { parse } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openPage } from '../support/chromium.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { connectSdkClient } from '../support/sdk-client.ts'
import { startProgram } from '../support/started-program.ts'

const entrySchema = z.object({
  mcpServers: z.object({
    github: z.object({ url: z.literal('https://mcp.example.com') }),
    splunk: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })
  })
})

const before = `{
  // kept for the night shift
  "mcpServers": {
    "github": { "url": "https://mcp.example.com" }
  }
}
`

test(
  'Cursor is connected with one click, and is seen when its first call arrives',
  { timeout: 120_000 },
  async () => {
    const home = temporaryFolder()
    const bin = join(home, 'bin')
    const file = join(home, '.cursor', 'mcp.json')
    mkdirSync(bin)
    writeFileSync(join(bin, 'cursor'), '', { mode: 0o755 })
    mkdirSync(join(home, '.cursor'))
    writeFileSync(file, before)
    const program = await startProgram(
      ['--headless', '--port', '0', '--data-dir', temporaryFolder()],
      { HOME: home, PATH: [bin, process.env['PATH']].join(delimiter) }
    )
    const { page, errors } = await openPage(program.ready.windowUrl ?? '')
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const steps = page.getByRole('list', { name: 'Connecting Cursor' })

    await page.getByRole('heading', { name: 'Start' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('connect cursor')
    // The programs of the computer are looked for while one types.
    await page.getByRole('menuitem', { name: /connect cursor/i }).waitFor()
    await page.keyboard.press('Enter')
    const diff = page.getByRole('region', { name: `Changes to ${file}` })
    await diff.getByText('Authorization').waitFor()
    await page.getByText('you can revoke it under Clients').waitFor()
    expect(readFileSync(file, 'utf8')).toBe(before)

    const edited = before.replace('night', 'day')
    writeFileSync(file, edited)
    await button('Write to mcp.json').click()
    await page.getByRole('alert').getByText('was changed by another program').waitFor()
    expect(readFileSync(file, 'utf8')).toBe(edited)
    await diff.getByText('kept for the day shift').waitFor()
    await button('Write to mcp.json').click()
    await steps.getByText('Waiting for the first call of Cursor').waitFor()

    const text = readFileSync(file, 'utf8')
    expect(text).toContain('// kept for the day shift')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { url, headers } = entrySchema.parse(parse(text)).mcpServers.splunk
    const token = headers['Authorization']?.replace('Bearer ', '') ?? ''
    expect(await page.content()).not.toContain(token)
    const client = await connectSdkClient(url, headers, 'cursor-vscode')
    const called = await client.callTool({ name: 'user_agent_info', arguments: {} })
    expect(called.isError ?? false).toBe(false)
    await steps.getByText('Cursor is connected').waitFor()
    await page.getByRole('row', { name: 'Cursor, connected' }).waitFor()
    mkdirSync('out/pictures', { recursive: true })
    await page.screenshot({ path: 'out/pictures/e2e-connect.png' })

    await button('Undo').click()
    await button('Write to mcp.json').waitFor()
    expect(readFileSync(file, 'utf8')).toBe(edited)
    const refused = await fetch(url, { method: 'POST', headers })
    expect(refused.status).toBe(401)
    expect(errors).toEqual([])
    expect(program.stderr()).not.toContain(token)
  }
)
