import { z } from 'zod'

const keySchema = z.object({ key: z.string() })
const answerSchema = z.object({ ok: z.literal(true), value: z.unknown() })

/** Asks the program what its window asks; each address of a window serves one call of this. */
export async function openWindow(windowUrl: string) {
  const { origin, hash } = new URL(windowUrl)
  const post = async (path: string, body: unknown, key?: string): Promise<unknown> => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` })
      },
      body: JSON.stringify(body)
    })
    return response.json()
  }
  const { key } = keySchema.parse(await post('/api/key', { code: hash.replace('#code=', '') }))
  return {
    request: async (name: string, ...args: readonly unknown[]): Promise<unknown> =>
      answerSchema.parse(await post('/api/request', { name, args }, key)).value
  }
}
