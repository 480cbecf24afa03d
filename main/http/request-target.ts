/** Where a request goes: the host of an absolute target, which stands above the Host header, and the path. */
export interface RequestTarget {
  readonly host: string | null
  /** Without the query. */
  readonly path: string
}

/** Reads a target in origin-form or absolute-form: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
export function requestTarget(target: string): RequestTarget {
  const [, host = null, rest = target] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(target) ?? []
  return { host, path: rest.split('?', 1)[0] ?? rest }
}
