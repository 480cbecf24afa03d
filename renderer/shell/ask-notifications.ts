import { useEffect, useEffectEvent, useRef } from 'react'
import type { Ask } from '../../preload/api.ts'
import { useAppState, useSwitchboard } from '../state/hooks.ts'

/** Tells of sessions that wait while the user looks elsewhere, where the browser may; the desktop does so itself. */
export function useAskNotifications(asks: readonly Ask[]): void {
  const { route } = useSwitchboard()
  const door = useAppState()?.door
  const shown = useRef(new Map<string, Notification>())
  const show = useEffectEvent(({ sessionId, client, tools }: Ask) => {
    const notification = new Notification(`${client} asks which Splunk to use`, {
      body: `${tools[0] ?? 'A call'} waits until you choose one in Switchboard for Splunk.`,
      tag: sessionId
    })
    notification.onclick = () => {
      window.focus()
      route.go('sessions')
    }
    shown.current.set(sessionId, notification)
  })
  useEffect(() => {
    if (door !== 'headless' || Notification.permission !== 'granted') return
    for (const [id, notification] of shown.current) {
      if (asks.some(({ sessionId }) => sessionId === id)) continue
      notification.close()
      shown.current.delete(id)
    }
    if (document.hasFocus()) return
    for (const ask of asks) if (!shown.current.has(ask.sessionId)) show(ask)
  }, [asks, door])
}
