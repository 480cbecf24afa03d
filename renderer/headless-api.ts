import type { Api, Reply } from '../preload/api.ts'
import { EventLine } from './event-line.ts'
import type { Connection } from './state/connection.ts'

export type Door =
  | { readonly kind: 'open'; readonly api: Api; readonly connection: Connection }
  | { readonly kind: 'closed'; readonly reason: string }

const keyName = 'switchboard.key'

/** Trades the one-time code of the address for a key, or finds the key of this tab. */
export async function openHeadless(window: Window): Promise<Door> {
  const { location, history, sessionStorage } = window
  const fragment = new URLSearchParams(location.hash.replace(/^#/, ''))
  const code = location.hash.startsWith('#/') ? null : fragment.get('code')
  if (code !== null) {
    // The code is worth a key until it is used: it must not stay in the address or the history.
    history.replaceState(null, '', location.pathname)
    const reason = await trade(code, sessionStorage)
    if (reason !== null) return { kind: 'closed', reason }
  }
  const key = sessionStorage.getItem(keyName)
  if (key === null) return { kind: 'closed', reason: 'This page has no key to the program.' }
  const line = new EventLine(`ws://${location.host}/api/events`, key)
  return { kind: 'open', api: apiOver(key, line), connection: line }
}

async function trade(code: string, storage: Storage): Promise<string | null> {
  try {
    const answer = await fetch('/api/key', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code })
    })
    const body = (await answer.json()) as { readonly key?: string; readonly message?: string }
    if (!answer.ok || body.key === undefined) {
      return body.message ?? `The program answered ${answer.status}.`
    }
    storage.setItem(keyName, body.key)
    return null
  } catch (error) {
    return `The program cannot be reached (${String(error)}).`
  }
}

function apiOver(key: string, line: EventLine): Api {
  return {
    async request<Value>(name: string, ...args: readonly unknown[]): Promise<Reply<Value>> {
      try {
        const answer = await fetch('/api/request', {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ name, args })
        })
        if (answer.status === 401) {
          line.refuse()
          return { ok: false, code: 'unauthorized', message: 'The key of this page is not valid.' }
        }
        if (answer.ok) return (await answer.json()) as Reply<Value>
        return {
          ok: false,
          code: 'failed',
          message: `The program answered ${answer.status} to ${name}.`
        }
      } catch {
        line.retry()
        return {
          ok: false,
          code: 'connection_lost',
          message: 'The program cannot be reached, so nothing was changed.'
        }
      }
    },
    on: (name, listener) => line.on(name, listener)
  }
}
