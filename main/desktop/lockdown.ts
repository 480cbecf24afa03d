import { join } from 'node:path'
import { app, session, shell, type WebContents } from 'electron'
import { isPage, pageOrigin } from './page.ts'

// The only pages that a link in the window may open, in the user's own browser.
const outside = new Set([
  'https://docs.splunk.com',
  'https://help.splunk.com',
  'https://modelcontextprotocol.io'
])

/**
 * Takes from every page what ours does not need: permissions, navigation, new windows, webviews, and
 * downloads of anything but its own making.
 * Electron's defaults allow them: https://www.electronjs.org/docs/latest/tutorial/security
 * `isOutside`: which addresses, beside those of documentation, the user's own browser may open.
 */
export function lockDown(isOutside: (url: string) => boolean): void {
  const allowed = (contents: WebContents | null, permission: string) =>
    permission === 'clipboard-sanitized-write' && contents !== null && isPage(contents.getURL())
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(contents, permission))
  )
  session.defaultSession.setPermissionCheckHandler((contents, permission) =>
    allowed(contents, permission)
  )
  session.defaultSession.on('will-download', (event, item, contents) => {
    // What the page itself made, such as an export; the person says in the system's dialog where it goes.
    if (isPage(contents.getURL()) && item.getURL().startsWith(`blob:${pageOrigin()}/`)) {
      const defaultPath = join(app.getPath('downloads'), item.getFilename())
      item.setSaveDialogOptions({ defaultPath })
    } else event.preventDefault()
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const known = URL.canParse(url) && outside.has(new URL(url).origin)
      if (known || isOutside(url)) void shell.openExternal(url)
      return { action: 'deny' }
    })
  })
}
