import { z } from 'zod'
import { programIds } from './program.ts'

const writtenFileSchema = z.object({
  file: z.string(),
  /** The name of our entry in it. */
  name: z.string(),
  /** SHA-256 (hex) of the file as we left it. */
  sha256: z.string(),
  /** Its permission bits before. */
  mode: z.int(),
  /** A copy of the file as it was before our first write; null: it was not there. */
  backup: z.string().nullable(),
  /** Whether the backup is what the last write found, so that it can take the file's place. */
  exact: z.boolean()
})

/** What we wrote for a program, so that it can be watched and taken back. Holds no token. */
export const writtenSchema = z.object({
  id: z.enum(programIds),
  at: z.number(),
  files: z.array(writtenFileSchema).readonly()
})

export type WrittenFile = Readonly<z.infer<typeof writtenFileSchema>>
export type Written = Readonly<z.infer<typeof writtenSchema>>
