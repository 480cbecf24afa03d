import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Events, ProgramPlan, ProgramView, Reply } from '../../../preload/api.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { answer } from '../../../main/window/answer.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import type { Door } from '../../../main/window/views.ts'
import { echo } from '../../support/fixture-tools.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'
import { newMachine } from './connecting.ts'

/** A window on the program, on a computer with Cursor. */
async function openWindow(kind: Door['kind']) {
  const machine = newMachine()
  await mkdir(join(machine.home, '.config/Cursor/User/globalStorage'), { recursive: true })
  const { app, dataDir } = await startApp({ tools: [echo], machine })
  const door: Door = { kind, dataDir, stdioProgram: () => Promise.resolve('') }
  const told: unknown[] = []
  const cards: (readonly ProgramView[])[] = []
  const send = <Name extends keyof Events>(name: Name, value: Events[Name]) => {
    told.push(value)
    if (name === 'connect.changed') cards.push(value as Events['connect.changed'])
  }
  const handlers = makeHandlers(app, door, send)
  onTestFinished(followApp(app, door, send))
  const ask = async <Value>(name: string, ...args: unknown[]) => {
    const reply = (await answer(handlers, name, args)) as Reply<Value>
    told.push(reply)
    if (!reply.ok) throw Object.assign(new Error(reply.message), { code: reply.code })
    return reply.value
  }
  const shown = () => cards.at(-1)?.find(({ id }) => id === 'cursor')?.state.kind
  return { app, ask, told, shown, file: join(machine.home, '.cursor/mcp.json') }
}

interface CursorFile {
  readonly mcpServers: {
    readonly splunk: { readonly url: string; readonly headers: { readonly Authorization: string } }
  }
}

test.each(['desktop', 'headless'] as const)(
  'one click in the window of the %s door connects a program; its first call turns the card green',
  async (kind) => {
    const { app, ask, told, shown, file } = await openWindow(kind)
    await expect.poll(shown).toBe('ready')
    const plan = await ask<ProgramPlan>('connect.plan', 'cursor')
    const view = await ask<ProgramView>('connect.write', 'cursor', plan.revision)
    expect(view).toMatchObject({ state: { kind: 'written' }, files: [file] })
    await expect.poll(shown).toBe('written')

    const { splunk } = (JSON.parse(await readFile(file, 'utf8')) as CursorFile).mcpServers
    const client = await connectSdkClient(splunk.url, { ...splunk.headers })
    expect(await client.callTool({ name: 'echo', arguments: { text: 'hello' } })).toMatchObject({
      structuredContent: { text: 'hello' }
    })
    await expect.poll(shown).toBe('connected')
    expect(app.sessions.list()).toMatchObject([{ owner: `client:${view.clientId ?? ''}` }])
    const token = splunk.headers.Authorization.replace('Bearer ', '')
    expect(token).toMatch(/^sbs_/)
    expect(JSON.stringify([told, await ask('clients.list')])).not.toContain(token)

    await ask('clients.revoke', view.clientId)
    await expect.poll(shown).toBe('changed')
    await expect(client.callTool({ name: 'echo', arguments: { text: 'x' } })).rejects.toThrow()

    await ask('connect.undo', 'cursor')
    await expect.poll(shown).toBe('ready')
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  }
)

test('undoing ends the sessions of the program at once', async () => {
  const { app, ask, file } = await openWindow('desktop')
  const { revision } = await ask<ProgramPlan>('connect.plan', 'cursor')
  await ask('connect.write', 'cursor', revision)
  const { splunk } = (JSON.parse(await readFile(file, 'utf8')) as CursorFile).mcpServers
  await connectSdkClient(splunk.url, { ...splunk.headers })
  expect(app.sessions.list()).toHaveLength(1)
  await ask('connect.undo', 'cursor')
  expect(app.sessions.list()).toEqual([])
  expect(app.clients.list()).toEqual([])
})

test.each([
  ['connect.plan', ['emacs'], 'invalid_arguments'],
  ['connect.write', ['cursor'], 'invalid_arguments'],
  ['connect.write', ['cursor', 'an older plan'], 'file_changed'],
  ['connect.plan', ['codex'], 'program_blocked'],
  ['connect.undo', ['cursor'], 'nothing_to_undo']
])('%s with %j is answered with what is wrong', async (name, args, code) => {
  const { ask } = await openWindow('desktop')
  await expect(ask(name, ...args)).rejects.toMatchObject({ code })
})

test('what was written is still known after a restart', async () => {
  const machine = newMachine()
  await mkdir(join(machine.home, '.config/Cursor/User/globalStorage'), { recursive: true })
  const store = new MemoryStore()
  const first = await startApp({ machine, store })
  const { programs } = first.app
  await programs.write('cursor', (await programs.plan('cursor')).revision)
  const port = Number(new URL(first.url).port)
  await first.app.stop()
  expect(JSON.stringify(store.get('programs'))).not.toContain('sbs_')
  const second = await startApp({ machine, store, port })
  const view = (await second.app.programs.list()).find(({ id }) => id === 'cursor')
  expect(view).toMatchObject({ state: { kind: 'written' }, canUndo: true })
})
