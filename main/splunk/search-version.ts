import type { Answer } from './answer.ts'
import { serverInfo } from './server-info.ts'
import type { RequestOptions, Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import type { Parameters } from './connection.ts'

interface VersionedRequest {
  /** Below `search/v2/` or `search/`: "jobs/{sid}/results", "parser"; each segment encoded. */
  readonly endpoint: string
  readonly parameters: Parameters
  /** How version 1 of the endpoint is asked; version 2 takes POST. */
  readonly v1: 'GET' | 'POST'
  readonly sid?: string
}

/**
 * Asks an endpoint that search has in two versions: v2 where this Splunk should have it, v1 where it
 * does not or where v2 turns out to be missing, which is remembered. For requests that only read.
 */
export async function requestSearchVersion(
  splunk: Splunk,
  request: VersionedRequest
): Promise<Answer> {
  if (!(await hasSearchV2(splunk))) return splunk.request(optionsOf(splunk, request, 1))
  try {
    return await splunk.request(optionsOf(splunk, request, 2))
  } catch (error) {
    if (!isMissingEndpoint(error)) throw error
    const answer = await splunk.request(optionsOf(splunk, request, 1))
    splunk.kept.searchV2 = false
    return answer
  }
}

function optionsOf(
  splunk: Splunk,
  { endpoint, parameters, v1, sid }: VersionedRequest,
  version: 1 | 2
): RequestOptions {
  const path = splunk.path(version === 2 ? `search/v2/${endpoint}` : `search/${endpoint}`)
  const about = { path, replayable: true, ...(sid !== undefined && { sid }) }
  return version === 1 && v1 === 'GET'
    ? { ...about, method: 'GET', query: parameters }
    : { ...about, method: 'POST', form: parameters }
}

/** From 9.0.2 on (Cloud 9.0.2209), where GET on v1 can be blocked. */
async function hasSearchV2(splunk: Splunk): Promise<boolean> {
  if (splunk.kept.searchV2 !== null) return splunk.kept.searchV2
  const version = splunk.kept.version ?? (await serverInfo(splunk)).version
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return major > 9 || (major === 9 && (minor > 0 || patch >= 2))
}

// "Unknown sid." is about the job; "Unknown endpoint." and what proxies say is about the path.
const isMissingEndpoint = (error: unknown): boolean =>
  error instanceof SplunkError &&
  error.status === 404 &&
  !error.messages.some(({ text }) => /\bsid\b/i.test(text))
