import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png'
}
const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'])

export interface PageFile {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/**
 * A file of the built page, with the headers that guard it. Null where `folder` has no such file;
 * nothing outside of it is ever read. `connect`: where the page may connect to, as in
 * https://www.w3.org/TR/CSP3/#directive-connect-src
 */
export async function pageFile(
  folder: string,
  path: string,
  connect: string
): Promise<PageFile | null> {
  const name = normalize(path === '/' ? '/index.html' : path)
  const type = types[extname(name)]
  const file = join(folder, name)
  if (type === undefined || !file.startsWith(folder + sep)) return null
  try {
    return {
      body: await readFile(file),
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': 'no-store'
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return null
    throw error
  }
}
