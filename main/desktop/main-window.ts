import { join } from 'node:path'
import { BrowserWindow, dialog, screen, type Rectangle } from 'electron'
import { z } from 'zod'
import type { Events } from '../../preload/api.ts'
import type { Store } from '../settings/store.ts'
import { pageOrigin } from './page.ts'

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(960),
  height: z.int().min(640)
})
const usual = { width: 1280, height: 820 }

/** The one window. Its place on the screen is remembered; while it is closed the server goes on. */
export class MainWindow {
  readonly #out: string
  readonly #store: Store
  #window: BrowserWindow | undefined

  /** `out`: the folder of the built program. */
  constructor(out: string, store: Store) {
    this.#out = out
    this.#store = store
  }

  isInFront(): boolean {
    return this.#window?.isFocused() === true
  }

  /** Opens the window, or brings it to the front; at a place, where one is given. */
  show(place?: Events['place.opened']): void {
    if (this.#window !== undefined) {
      if (place !== undefined) this.send('place.opened', place)
      if (this.#window.isMinimized()) this.#window.restore()
      this.#window.show()
      this.#window.focus()
      return
    }
    const window = new BrowserWindow({
      ...usual,
      ...this.#bounds(),
      minWidth: 960,
      minHeight: 640,
      show: false,
      title: 'Switchboard for Splunk',
      backgroundColor: '#1b1d22',
      webPreferences: {
        preload: join(this.#out, 'preload/index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false
      }
    })
    this.#window = window
    window.once('ready-to-show', () => window.show())
    window.on('close', () => this.#store.set('window', window.getNormalBounds()))
    window.on('closed', () => (this.#window = undefined))
    this.#reviveAfterCrash(window)
    void window.loadURL(`${pageOrigin()}/index.html${place === undefined ? '' : `#/${place}`}`)
  }

  // The program itself lives on, and the page asks it everything anew; but a page that crashes
  // whenever it opens is not opened for ever.
  #reviveAfterCrash(window: BrowserWindow): void {
    let crashedAt = 0
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return
      const isAgain = Date.now() - crashedAt < 10_000
      crashedAt = Date.now()
      process.stderr.write(`The window's page ended (${reason})${isAgain ? ' again' : ''}.\n`)
      if (!isAgain) window.webContents.reload()
      else {
        dialog.showErrorBox(
          'The window keeps crashing',
          'The server goes on and clients can still use it. Close this window and open it again; if that does not help, start the program again.'
        )
      }
    })
  }

  send<Name extends keyof Events>(event: Name, value: Events[Name]): void {
    if (this.#window?.webContents.isDestroyed() === false) {
      this.#window.webContents.send('event', event, value)
    }
  }

  // A monitor that is gone would leave the window out of sight.
  #bounds(): Rectangle | undefined {
    const bounds = boundsSchema.safeParse(this.#store.get('window')).data
    if (bounds === undefined) return undefined
    const { workArea } = screen.getDisplayMatching(bounds)
    const visible =
      bounds.x < workArea.x + workArea.width - 100 &&
      bounds.x + bounds.width > workArea.x + 100 &&
      bounds.y >= workArea.y - 20 &&
      bounds.y < workArea.y + workArea.height - 100
    return visible ? bounds : undefined
  }
}
