import type { Answer } from './rest/answer.ts'
import type { RestRequest } from './rest/request.ts'
import { fatal, refusal, RestError } from './rest/rest-error.ts'

export type Handler = (request: RestRequest) => Answer | Promise<Answer>
export type Method = 'GET' | 'POST' | 'DELETE'

export interface Route {
  /** Below /services or /servicesNS/{owner}/{app}: `search/jobs/{sid}/results`. */
  readonly path: string
  readonly methods: Readonly<Partial<Record<Method, Handler>>>
  /** Answers without a sign-in. */
  readonly open?: boolean
  /** Without it the user is refused; null asks for none. `search` when not named: it is what every analyst has. */
  readonly capability?: string | null
}

export interface Found {
  readonly handler: Handler
  readonly capability: string | null
  readonly params: Readonly<Record<string, string>>
}

export interface Place {
  readonly namespace: RestRequest['namespace']
  readonly segments: readonly string[]
}

/** Reads /services/… and /servicesNS/{owner}/{app}/…, with or without a slash at the end. */
export function place(path: string): Place | null {
  const [root, ...rest] = path
    .split('/')
    .slice(1)
    .filter((segment, at, all) => segment !== '' || at < all.length - 1)
  const segments = decoded(rest)
  if (segments === null) return null
  if (root === 'services' && segments.length > 0) return { namespace: null, segments }
  const [owner, app, ...own] = segments
  if (root !== 'servicesNS' || owner === undefined || app === undefined || own.length === 0)
    return null
  return { namespace: { owner, app }, segments: own }
}

function decoded(segments: readonly string[]): string[] | null {
  try {
    return segments.map((segment) => decodeURIComponent(segment))
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

interface Pattern {
  readonly route: Route
  readonly parts: readonly string[]
}

/** Finds the handler of a request among all endpoints; a fixed word wins over a `{name}`. */
export class Router {
  readonly #patterns: readonly Pattern[]

  constructor(routes: readonly Route[]) {
    this.#patterns = routes
      .map((route) => ({ route, parts: route.path.split('/') }))
      .sort((a, b) => names(a) - names(b))
  }

  /** Throws `RestError` 404 for an unknown path and 405 for a wrong method. */
  find(method: string, segments: readonly string[]): Found {
    for (const { route, parts } of this.#patterns) {
      const params = match(parts, segments)
      if (params === null) continue
      const handler = isMethod(method) ? route.methods[method] : undefined
      if (handler === undefined) throw wrongMethod(route)
      const { open = false, capability = open ? null : 'search' } = route
      return { handler, params, capability }
    }
    throw unknownPath(segments)
  }

  /** True where no sign-in is needed. */
  isOpen(segments: readonly string[]): boolean {
    return this.#patterns.some(({ route, parts }) => route.open && match(parts, segments) !== null)
  }
}

/** splunkd's search handlers answer with words of their own. */
const unknownPath = (segments: readonly string[]): RestError =>
  segments[0] === 'search' ? fatal(404, 'Unknown endpoint.') : refusal(404, 'Not Found')

function wrongMethod(route: Route): RestError {
  return new RestError(405, [{ type: 'FATAL', text: 'The method is not allowed.' }], {
    Allow: Object.keys(route.methods).join(', ')
  })
}

const isName = (part: string): boolean => part.startsWith('{')
const names = ({ parts }: Pattern): number => parts.filter(isName).length
const isMethod = (method: string): method is Method => ['GET', 'POST', 'DELETE'].includes(method)

function match(
  parts: readonly string[],
  segments: readonly string[]
): Record<string, string> | null {
  if (parts.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of parts.entries()) {
    const segment = segments[at] ?? ''
    if (isName(part)) params[part.slice(1, -1)] = segment
    else if (part !== segment) return null
  }
  return params
}
