import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { answer } from '../window/answer.ts'
import type { Handlers } from '../window/handlers.ts'
import { isPage } from './page.ts'

// A subframe, a page of another origin, or a frame that is gone must not reach the program.
function isOwnPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isPage(senderFrame.url)
}

/** Answers the requests of our own page, and of no other. */
export function answerPage(handlers: Handlers): void {
  ipcMain.handle('request', (event, name: unknown, args: unknown) =>
    isOwnPage(event)
      ? answer(handlers, z.string().catch('').parse(name), args)
      : { ok: false, code: 'foreign_page', message: 'Only the window of the program may ask.' }
  )
}
