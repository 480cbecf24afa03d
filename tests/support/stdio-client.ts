import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const source = join(import.meta.dirname, '../../main/connect/stdio.ts')

/** An SDK client that is not connected yet to the stdio program; ended when the test is over. */
export function stdioClient(env: Readonly<Record<string, string>>, program = source) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program],
    env: { ...env },
    stderr: 'pipe'
  })
  let stderr = ''
  transport.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const client = new Client({ name: 'stdio tester', version: '1.0.0' })
  onTestFinished(() => client.close())
  return { client, transport, stderr: () => stderr }
}
