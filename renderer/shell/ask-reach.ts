import type { Mapping } from '../../preload/api.ts'

/** For what a choice counts: this session alone, or as a mapping from now on. */
export interface Reach {
  readonly id: 'session' | 'exact' | 'prefix'
  readonly text: string
  readonly mapping?: Pick<Mapping, 'match' | 'xSessionId'>
}

/** Those that can be offered for a session with this X-Session-ID; always at least the session itself. */
export function reachesOf(xSessionId: string | null): readonly Reach[] {
  const session: Reach = { id: 'session', text: 'This session' }
  if (xSessionId === null) return [session]
  const exact: Reach = {
    id: 'exact',
    text: `Always for ${xSessionId}`,
    mapping: { match: 'exact', xSessionId }
  }
  // Up to its last separator: "soc-17" is one of "soc-*".
  const beginning = /^.+[-_:./](?=[^-_:./]+$)/.exec(xSessionId)?.[0]
  if (beginning === undefined) return [session, exact]
  const mapping = { match: 'prefix', xSessionId: beginning } as const
  return [session, exact, { id: 'prefix', text: `Always for ${beginning}*`, mapping }]
}
