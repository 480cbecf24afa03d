export interface Advice {
  readonly text: string
  /** Where in the window it can be done. */
  readonly place: 'clients' | 'settings' | 'sessions' | null
}

// From the particular to what the status alone says. The words are those that the client was told.
const known: readonly (readonly [about: RegExp, advice: Advice])[] = [
  [
    /does not know this token|token of this client/i,
    { text: 'A program has an old token. Renew it and copy it over.', place: 'clients' }
  ],
  [/asks for a token/i, { text: 'A program sends no token. Connect it.', place: 'clients' }],
  [
    /session has ended|not yours/i,
    { text: 'The program holds on to a session that is over. Restart it.', place: null }
  ],
  [
    /belongs to no session/i,
    { text: 'The program leaves out its session id. Update it.', place: null }
  ],
  [
    /other sites|web pages/i,
    { text: 'A web page tried to use this server. It was kept out.', place: null }
  ],
  [/nothing at/i, { text: 'The address in the program is wrong. Copy it anew.', place: 'clients' }],
  [
    /headers|login/i,
    { text: 'The program sends an incomplete login in its headers.', place: 'settings' }
  ],
  [/too (?:many|often)|limit/i, { text: 'The program asks faster than it may.', place: 'clients' }]
]
const byStatus: Readonly<Record<number, Advice>> = {
  401: { text: 'Check the token of the program.', place: 'clients' },
  403: { text: 'Check what is allowed under Settings.', place: 'settings' },
  404: { text: 'Check the address in the program.', place: 'clients' },
  408: { text: 'The program did not send all of its request.', place: null },
  413: { text: 'The program sends more than 4 MiB at once.', place: null },
  429: { text: 'The program asks faster than it may.', place: 'clients' }
}

/** What the analyst can do about requests that were rejected. */
export function adviceOn(status: number, reason: string): Advice {
  const [, advice] = known.find(([about]) => about.test(reason)) ?? []
  return (
    advice ??
    byStatus[status] ?? {
      text: 'The program does not speak MCP as it should. Update it.',
      place: null
    }
  )
}
