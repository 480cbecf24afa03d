import { z } from 'zod'
import { isRequestName, type Reply } from '../../preload/api.ts'
import { argumentSchemas } from './arguments.ts'
import type { Handlers } from './handlers.ts'

const failureSchema = z.object({ code: z.string() })

/**
 * Answers one request of the window. Never throws: an error becomes a value with its code and
 * message, since Electron would flatten it on the way.
 */
export async function answer(
  handlers: Handlers,
  name: string,
  args: unknown
): Promise<Reply<unknown>> {
  if (!isRequestName(name)) {
    return { ok: false, code: 'unknown_request', message: `The program has no request "${name}".` }
  }
  const parsed = argumentSchemas[name].safeParse(args)
  if (!parsed.success) {
    const { issues } = parsed.error
    return {
      ok: false,
      code: 'invalid_arguments',
      message: issues.map(({ message }) => message).join(' ')
    }
  }
  try {
    // The schemas are tied to the names of the contract, which the compiler cannot follow through a union.
    const handle = handlers[name] as (...values: readonly unknown[]) => unknown
    return { ok: true, value: await handle(...parsed.data) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, code: failureSchema.safeParse(error).data?.code ?? 'failed', message }
  }
}
