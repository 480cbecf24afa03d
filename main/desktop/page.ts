import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

/** Where the window's page lives: a scheme of our own, since file:// pages have rights that none needs. */
export const pageOrigin = 'app://bundle'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png'
}

/** Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/** Serves the files of `folder`, and nothing outside of it. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const name = normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname))
    const type = types[extname(name)]
    const file = join(folder, name)
    if (host !== 'bundle' || type === undefined || !file.startsWith(folder + sep)) {
      return new Response('There is no such page.', { status: 404 })
    }
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'Content-Type': type,
          'Content-Security-Policy': policy,
          'X-Content-Type-Options': 'nosniff'
        }
      })
    } catch {
      return new Response('There is no such page.', { status: 404 })
    }
  })
}
