import { Notification } from 'electron'
import type { App } from '../app.ts'
import type { MainWindow } from './main-window.ts'

/** Tells of sessions that wait for a Splunk while the window is not in front; a click opens it on Sessions. */
export function notifyOfAsks(asks: App['asks'], window: MainWindow): void {
  // Without a reference a notification is collected, and its click is lost.
  const shown = new Map<string, Notification | null>()
  asks.subscribe(() => {
    const waiting = asks.list()
    for (const [id, notification] of shown) {
      if (waiting.some(({ sessionId }) => sessionId === id)) continue
      notification?.close()
      shown.delete(id)
    }
    for (const { sessionId, client, tools } of waiting) {
      if (shown.has(sessionId)) continue
      if (window.isInFront() || !Notification.isSupported()) {
        shown.set(sessionId, null)
        continue
      }
      const notification = new Notification({
        title: `${client} asks which Splunk to use`,
        body: `${tools[0] ?? 'A call'} waits until you choose one in Switchboard for Splunk.`
      })
      notification.on('click', () => window.show('sessions'))
      notification.show()
      shown.set(sessionId, notification)
    }
  })
}
