import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { configurations } from '../../main/connect/configurations.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { startCodex } from './support/codex.ts'
import { environment, installed, programOf, runNode } from './support/command.ts'
import { expectSplunk, unknownToken, wrongToken } from './support/expected.ts'
import { startRealProgram } from './support/real-program.ts'

/** The text that the window shows for this client program. */
function textFor(id: string, url: string, token: string): string {
  const found = configurations({ url, token, clientName: 'Real client' }).find(
    (one) => one.id === id
  )
  if (found === undefined) throw new Error(`There is no text for ${id}.`)
  return found.text
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const timeout = 120_000

const inspect = (url: string, token: string, ...more: readonly string[]) =>
  runNode(
    [
      programOf('@modelcontextprotocol/inspector', 'inspector'),
      '--cli',
      url,
      ...['--transport', 'http', '--header', `Authorization: Bearer ${token}`],
      '--stored-auth-only',
      ...more
    ],
    environment(temporaryFolder())
  )
const toolsSchema = z.object({ tools: z.array(z.object({ name: z.string() })) })

test("the MCP Inspector's command line lists tools and calls them", { timeout }, async () => {
  const { url, token, restart } = await startRealProgram()
  const ability = {
    listTools: async () => {
      const { stdout } = await inspect(url, token, '--method', 'tools/list')
      return toolsSchema.parse(JSON.parse(stdout)).tools.map(({ name }) => name)
    },
    listIndexes: async () =>
      (await inspect(url, token, '--method', 'tools/call', '--tool-name', 'list_indexes')).stdout
  }
  await expectSplunk(ability)
  await restart()
  await expectSplunk(ability)
})

test("the MCP Inspector's command line refuses a wrong token", { timeout }, async () => {
  const { url } = await startRealProgram()
  const { code, text } = await inspect(url, wrongToken, '--method', 'tools/list')
  expect(code).not.toBe(0)
  expect(text).toContain('auth_required')
})

/** Claude Code with a home in which our command was entered in its terminal. */
async function claude(url: string, token: string) {
  const home = temporaryFolder()
  const env = {
    ...environment(home),
    DISABLE_AUTOUPDATER: '1',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1'
  }
  const run = (...args: readonly string[]) =>
    runNode([installed('@anthropic-ai/claude-code/cli-wrapper.cjs'), ...args], env)
  const words = [...textFor('claude-code', url, token).matchAll(/"([^"]*)"|(\S+)/g)]
  const [program, ...args] = words.map(([, quoted, plain]) => quoted ?? plain ?? '')
  expect(program).toBe('claude')
  const added = await run(...args)
  expect(added.code, added.text).toBe(0)
  return { list: () => run('mcp', 'list') }
}

test('Claude Code lists the server as connected, also after kill -9', { timeout }, async () => {
  const { url, token, restart } = await startRealProgram()
  const { list } = await claude(url, token)
  expect((await list()).text).toMatch(/splunk: .* Connected/)
  await restart()
  expect((await list()).text).toMatch(/splunk: .* Connected/)
})

test('Claude Code shows what to do about a wrong token', { timeout }, async () => {
  const { url } = await startRealProgram()
  const { list } = await claude(url, wrongToken)
  const { text } = await list()
  expect(text).toMatch(/splunk: .* Failed to connect/)
  expect(text).toContain(unknownToken)
})

/** Codex with our text as its configuration. */
function codex(url: string, token: string) {
  const home = temporaryFolder()
  write(join(home, '.codex/config.toml'), textFor('codex', url, token))
  const env = { ...environment(home), SWITCHBOARD_TOKEN: token }
  return {
    run: (...args: readonly string[]) =>
      runNode([programOf('@openai/codex', 'codex'), ...args], env),
    server: () => startCodex(env)
  }
}
const statusSchema = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      tools: z.record(z.string(), z.unknown()),
      toolsError: z.string().nullish()
    })
  )
})
const threadSchema = z.object({ thread: z.object({ id: z.string() }) })

test(
  'Codex lists the server, its tools, calls them, and goes on after kill -9',
  { timeout },
  async () => {
    const { url, token, restart } = await startRealProgram()
    const { run, server } = codex(url, token)
    expect((await run('mcp', 'list')).text).toMatch(/splunk .*enabled .*Bearer token/)
    const { request, start } = server()
    await start()
    const started = await request('thread/start', { cwd: temporaryFolder(), ephemeral: true })
    const threadId = threadSchema.parse(started).thread.id
    const ability = {
      listTools: async () => {
        const [status] = statusSchema.parse(await request('mcpServerStatus/list', {})).data
        return Object.keys(status?.tools ?? {})
      },
      listIndexes: () =>
        request('mcpServer/tool/call', {
          threadId,
          server: 'splunk',
          tool: 'list_indexes',
          arguments: {}
        })
    }
    await expectSplunk(ability)
    await restart()
    await expectSplunk(ability)
  }
)

test('Codex shows what to do about a wrong token', { timeout }, async () => {
  const { url } = await startRealProgram()
  const { request, start } = codex(url, wrongToken).server()
  await start()
  const [status] = statusSchema.parse(await request('mcpServerStatus/list', {})).data
  expect(status?.toolsError).toContain(unknownToken)
})

/** Gemini CLI in a folder that it trusts, with our text as its configuration. */
function gemini(url: string, token: string) {
  const home = temporaryFolder()
  const folder = join(home, 'trusted')
  mkdirSync(folder)
  write(join(home, '.gemini/settings.json'), textFor('gemini-cli', url, token))
  write(join(home, '.gemini/trustedFolders.json'), JSON.stringify({ [folder]: 'TRUST_FOLDER' }))
  const program = programOf('@google/gemini-cli', 'gemini')
  return { list: () => runNode([program, 'mcp', 'list'], environment(home), folder) }
}

test('Gemini CLI lists the server as connected, also after kill -9', { timeout }, async () => {
  const { url, token, restart } = await startRealProgram()
  const { list } = gemini(url, token)
  expect((await list()).text).toMatch(/splunk: .* Connected/)
  await restart()
  expect((await list()).text).toMatch(/splunk: .* Connected/)
})

test('Gemini CLI lists the server as disconnected with a wrong token', { timeout }, async () => {
  const { url } = await startRealProgram()
  expect((await gemini(url, wrongToken).list()).text).toMatch(/splunk: .* Disconnected/)
})
