import type { ChildProcess } from 'node:child_process'
import type { z } from 'zod'

/** The next message of a forked program. Rejects when it ends before. */
export function told<Message>(child: ChildProcess, schema: z.ZodType<Message>): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('A server of the bench ended by itself.'))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(schema.parse(message))
    })
  })
}
