import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

const program = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js')

/** Runs the official suite against a port, shows what it says, and gives its counts. */
export async function runSuite(port: number, args: readonly string[]): Promise<Counts> {
  // The suite checks rebinding only where the address is called localhost.
  const url = `http://localhost:${port}/mcp`
  const child = spawn(process.execPath, [program, 'server', '--url', url, ...args], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    process.stdout.write(chunk)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  // "84 passed, 0 failed" for a revision, "Passed: 3/3, 0 failed" for one scenario.
  const last = [...output.matchAll(/(?:(\d+) passed|Passed: (\d+)\/\d+), (\d+) failed/g)].at(-1)
  if (last === undefined) throw new Error(`The suite ended with ${code} and told no counts.`)
  const failed = Number(last[3])
  return { passed: Number(last[1] ?? last[2]), failed: code === 0 ? failed : Math.max(1, failed) }
}
