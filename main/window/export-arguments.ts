import { z } from 'zod'
import { exportFormats } from '../inspector/export/contract.ts'
import type { ViewQuery } from '../inspector/history/contract.ts'

const id = z.string().min(1).max(200)

/** Of the requests that `exportHandlers` answers. `query`: of a view. */
export function exportArguments(query: z.ZodType<ViewQuery>) {
  const request = z.object({
    format: z.enum(exportFormats),
    ids: z.array(id).max(100_000, 'Choose at most 100,000 calls.').readonly().nullable(),
    query,
    sanitised: z.boolean(),
    notes: z.boolean()
  })
  return {
    'inspector.exportPreview': z.tuple([request]),
    'inspector.export': z.tuple([request, id.nullable()]),
    'inspector.closeExport': z.tuple([id]),
    'inspector.import': z.tuple([
      id.nullable(),
      z.string().min(1, 'The file has no name.').max(1000),
      // A part of a file, as large as a body of a request may be.
      z.string().max(4 * 1024 * 1024),
      z.boolean()
    ]),
    'inspector.closeImport': z.tuple([id])
  } as const
}
