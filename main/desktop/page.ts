import { app, protocol } from 'electron'
import { pageFile } from '../window/page-file.ts'

const bundle = 'app://bundle'

/**
 * Where the window's page lives: a scheme of our own, since file:// pages have rights that none
 * needs. `npm run dev` serves it from the sources instead.
 */
export function pageOrigin(): string {
  const served = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return served === undefined ? bundle : new URL(served).origin
}

/** True for an address of our own page. */
export const isPage = (url: string): boolean => url.startsWith(`${pageOrigin()}/`)

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/** Serves the files of `folder` to the scheme. */
export function servePage(folder: string): void {
  protocol.handle('app', async ({ url }) => {
    const { host, pathname } = new URL(url)
    const file = host === 'bundle' ? await pageFile(folder, pathname, "'self'") : null
    return file === null
      ? new Response('There is no such page.', { status: 404 })
      : new Response(new Uint8Array(file.body), { headers: { ...file.headers } })
  })
}
