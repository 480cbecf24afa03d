// tests/support/with-keyring node tests/e2e/readme-picture.ts: makes the README's picture. A client investigates the brute force
// that is planted in the demo's data, and the window shows it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { z } from 'zod'
import { launchBrowser } from '../support/chromium.ts'

const investigation: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['list_triggered_alerts', { earliest_time: '-7d', search: 'password' }],
  ['list_sourcetypes', { index: 'security' }],
  [
    'run_splunk_search',
    { query: 'index=security "Failed password" | timechart span=6h count', earliest_time: '-7d' }
  ],
  [
    'run_splunk_search',
    {
      query:
        'index=security sourcetype=linux_secure "Failed password" | rex "from (?<src>\\S+)" | stats count dc(host) as hosts by src | sort - count',
      earliest_time: '-7d'
    }
  ],
  ['run_oneshot_search', { query: 'index=security | delete' }],
  [
    'get_kvstore_data',
    { collection: 'watchlist', app: 'search', query: { indicator: '203.0.113.9' } }
  ],
  [
    'run_splunk_search',
    {
      query:
        'index=security sourcetype=linux_secure "Accepted password" | rex "for (?<user>\\S+) from (?<src>\\S+)" | stats count by user src | sort - count',
      earliest_time: '-7d'
    }
  ],
  [
    'run_splunk_search',
    {
      query: 'index=web status>=500 | timechart span=1h count by status',
      earliest_time: '-7d'
    }
  ]
]

const folder = mkdtempSync(join(tmpdir(), 'switchboard-picture-'))
const program = spawn(
  process.execPath,
  [
    'main/start.ts',
    ...['--headless', '--demo', '--json', '--port', '0', '--client', 'Claude Desktop'],
    ...['--data-dir', folder]
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] }
)
const [line] = z.tuple([z.string()]).parse(await once(createInterface(program.stdout), 'line'))
const ready = z
  .object({ mcpUrl: z.string(), windowUrl: z.string(), clientToken: z.string() })
  .parse(JSON.parse(line))
const browser = await launchBrowser()
const client = new Client({ name: 'claude-ai', version: '0.13.4' })
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: 'dark'
  })
  await page.goto(ready.windowUrl)
  await client.connect(
    new StreamableHTTPClientTransport(new URL(ready.mcpUrl), {
      requestInit: { headers: { authorization: `Bearer ${ready.clientToken}` } }
    })
  )
  for (const [name, args] of investigation) await client.callTool({ name, arguments: { ...args } })
  await page.getByRole('link', { name: 'Inspector' }).click()
  await page.getByRole('row', { name: /dc\(host\)/ }).click()
  await page.getByRole('tab', { name: 'Result' }).click()
  await page.waitForTimeout(500)
  await page.screenshot({ path: 'resources/inspector.png' })
} finally {
  await client.close()
  await browser.close()
  program.kill()
  await once(program, 'exit')
  rmSync(folder, { recursive: true, force: true })
}
