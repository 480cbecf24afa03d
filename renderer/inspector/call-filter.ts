/** What of a row can be looked for. */
export interface Filtered {
  readonly tool: string
  readonly client: string
  readonly profile: { readonly name: string } | null
  readonly status: string
  readonly sessionId: string
  readonly summary: string
  readonly error: string | null
}

const fields: Readonly<Record<string, (row: Filtered) => string>> = {
  tool: (row) => row.tool,
  client: (row) => row.client,
  profile: (row) => row.profile?.name ?? '',
  status: (row) => row.status,
  session: (row) => row.sessionId
}

type Test = (row: Filtered) => boolean

/**
 * Words that must all be found, in any of the fields or, as `status:error`, in one; `-` in front
 * says not, and quotes keep words together.
 */
export function parseFilter(text: string): Test {
  const tests = [...text.matchAll(/(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))/g)].map(
    ([whole, minus, field, quoted, word]) => {
      const of = field === undefined ? undefined : fields[field.toLowerCase()]
      const named = of ?? everything
      const sought = (
        of ? (quoted ?? word ?? '') : (quoted ?? whole.slice(minus?.length))
      ).toLowerCase()
      const found: Test = (row) => named(row).toLowerCase().includes(sought)
      return minus === '' ? found : (row: Filtered) => !found(row)
    }
  )
  return (row) => tests.every((test) => test(row))
}

const everything = (row: Filtered) =>
  `${row.tool}\n${row.client}\n${row.profile?.name ?? ''}\n${row.status}\n${row.summary}\n${row.error ?? ''}`
