import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/** The page and its scripts. They hold no data, so anyone may read them; `policy` is the page's CSP. */
export async function sendFile(
  folder: string,
  path: string,
  policy: string,
  res: ServerResponse
): Promise<boolean> {
  const name = normalize(path === '/' ? '/index.html' : path)
  const type = types[extname(name)]
  const file = join(folder, name)
  if (type === undefined || !file.startsWith(folder + sep)) return false
  try {
    const body = await readFile(file)
    res.writeHead(200, {
      'Content-Type': type,
      'Content-Length': body.length,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store'
    })
    res.end(body)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
