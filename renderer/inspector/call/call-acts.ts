import {
  Ban,
  Braces,
  Copy,
  ExternalLink,
  FileCode,
  Pencil,
  RotateCcw,
  Terminal
} from 'lucide-react'
import type { ToolCall, ToolCallRow } from '../../../preload/api.ts'
import { useAppState, useProfiles, useSwitchboard } from '../../state/hooks.ts'
import { useAct } from '../../ui/act.ts'
import { useCopy } from '../../ui/copy.tsx'
import type { Action } from '../../ui/menu.tsx'
import { useToast } from '../../ui/toast.tsx'
import { splOf } from '../spl-argument.ts'
import { mcpCommand, mcpRequest, splunkCommand, splunkWebLink } from './copies.ts'
import { asCommand, type Shell } from './shell.ts'

/** Names of tools that change something in Splunk: run again they are shown before they run. */
const changes = /^(?:create|update|delete|cancel)_/

export interface CallActs {
  /** Runs the call again as it was; `edit` is called where it has to be looked at first. */
  runAgain: (row: ToolCallRow, edit: () => void) => Promise<void>
  /** Copies the SPL, or the arguments where there is none. */
  copySpl: (id: string) => Promise<void>
  /** What can be copied of a call. */
  copyActions: (row: ToolCallRow) => readonly Action[]
  /** None where it cannot be run again. */
  againActions: (row: ToolCallRow, edit: () => void) => readonly Action[]
  /** None where it does not run. */
  cancelAction: (row: ToolCallRow) => readonly Action[]
  /** What can be done with a call in its detail. */
  actions: (row: ToolCallRow, edit: () => void) => readonly Action[]
}

/** Whether a call can be run again: it is known what it was, and it is one of a tool. */
export const isRunnable = ({ kind, kept }: ToolCallRow): boolean => kind === 'call' && kept

/** What can be done with a call, in the list and in its detail. */
export function useCallActs(): CallActs {
  const { api, route } = useSwitchboard()
  const act = useAct()
  const copy = useCopy()
  const toast = useToast()
  const app = useAppState()
  const profiles = useProfiles()
  const endpoint =
    app?.endpoint.kind === 'listening' ? app.endpoint.url : 'http://127.0.0.1:8003/mcp'

  const withCall = async (id: string, run: (call: ToolCall) => Promise<void>) => {
    const call = await act('inspector.call', id)
    if (call === null) toast('This call is no longer kept.', { error: true })
    else if (call !== undefined) await run(call)
  }
  const whole = async (call: ToolCall): Promise<ToolCall> => {
    if (call.result !== null) return call
    const reply = await api.request('inspector.result', call.id)
    return reply.ok ? { ...call, result: reply.value } : call
  }
  const copySpl = (id: string) =>
    withCall(id, (call) => {
      const spl = splOf(call)
      return spl === null
        ? copy(JSON.stringify(call.arguments ?? {}, null, 2), 'the arguments')
        : copy(spl, 'the SPL')
    })
  const copyJson = (id: string) =>
    withCall(id, async (call) =>
      copy(JSON.stringify(readable(await whole(call)), null, 2), 'the call')
    )
  const copyMcp = (id: string, shell: Shell) =>
    withCall(id, (call) =>
      copy(
        asCommand(mcpCommand(call, endpoint), shell),
        'the request to this server; put a token in'
      )
    )
  const copySplunk = (id: string, shell: Shell) =>
    withCall(id, async (call) => {
      const { splunkRequests: all } = call
      const request = all.find(({ path }) => /\/jobs(?:\?|$)/.test(path)) ?? all[0]
      if (request === undefined) {
        toast('This call asked nothing of Splunk.', { error: true })
        return
      }
      const profile = profiles?.find(({ id: known }) => known === call.profile?.id)
      const command = splunkCommand(call, request, profile)
      await copy(asCommand(command, shell), 'the request to Splunk; put its token in')
    })

  const copyActions = ({ id, kind }: ToolCallRow): readonly Action[] => [
    {
      id: 'spl',
      text: 'Copy SPL or arguments',
      icon: Copy,
      keys: 'c',
      run: () => void copySpl(id)
    },
    { id: 'json', text: 'Copy call as JSON', icon: Braces, run: () => void copyJson(id) },
    {
      id: 'mcp',
      text: 'Copy MCP request',
      icon: FileCode,
      run: () => void withCall(id, (call) => copy(mcpRequest(call), 'the MCP request'))
    },
    ...shells(app?.platform).flatMap(([shell, name]) => [
      {
        id: `mcp-${shell}`,
        text: `Copy as ${name} to this server`,
        icon: Terminal,
        run: () => void copyMcp(id, shell)
      },
      ...(kind === 'protocol'
        ? []
        : [
            {
              id: `splunk-${shell}`,
              text: `Copy as ${name} to Splunk`,
              icon: Terminal,
              run: () => void copySplunk(id, shell)
            }
          ])
    ])
  ]

  const runAgain = async (row: ToolCallRow, edit: () => void) => {
    if (!isRunnable(row)) return
    if (changes.test(row.tool)) {
      edit()
      return
    }
    const id = await act('inspector.runAgain', row.id, {})
    if (id === undefined) return
    toast('Running again, as you.')
    route.set({ call: id })
  }

  const webAction = ({ sid, profile }: ToolCallRow): readonly Action[] => {
    const known = profiles?.find(({ id }) => id === profile?.id)
    const link = sid === null ? null : splunkWebLink(sid, known)
    if (link === null) return []
    const run = () => void window.open(link.url, '_blank', 'noopener')
    return [{ id: 'web', text: 'Open job in Splunk Web', icon: ExternalLink, run }]
  }

  const againActions = (row: ToolCallRow, edit: () => void): readonly Action[] => {
    if (!isRunnable(row)) return []
    return [
      {
        id: 'again',
        text: 'Run again',
        icon: RotateCcw,
        keys: 'r',
        run: () => void runAgain(row, edit)
      },
      { id: 'edit', text: 'Edit and run again…', icon: Pencil, keys: 'e', run: edit }
    ]
  }

  const cancelAction = ({ id, ms }: ToolCallRow): readonly Action[] => {
    if (ms !== null) return []
    const run = () => void act('inspector.cancel', id)
    return [{ id: 'cancel', text: 'Cancel call', icon: Ban, danger: true, run }]
  }

  const actions = (row: ToolCallRow, edit: () => void): readonly Action[] => [
    ...againActions(row, edit),
    ...cancelAction(row),
    ...webAction(row),
    ...copyActions(row)
  ]
  return { runAgain, copySpl, copyActions, againActions, cancelAction, actions }
}

const shells = (platform: string | undefined): readonly (readonly [Shell, string])[] =>
  platform === 'win32'
    ? [
        ['posix', 'curl'],
        ['powershell', 'PowerShell']
      ]
    : [['posix', 'curl']]

/** With the result as JSON and not as its text, as it is useful elsewhere. */
const readable = (call: ToolCall): object => ({
  ...call,
  result: call.result === null ? null : (JSON.parse(call.result) as unknown)
})
