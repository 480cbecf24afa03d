import { z } from 'zod'
import { exportFormats } from '../inspector/export/contract.ts'
import { orders } from '../inspector/history/contract.ts'

const id = z.string().min(1).max(200)

export const viewQuerySchema = z.object({
  filter: z.string().max(10_000),
  order: z.enum(orders),
  descending: z.boolean(),
  bySession: z.boolean(),
  protocol: z.boolean(),
  source: id.nullable()
})

const exportRequestSchema = z.object({
  format: z.enum(exportFormats),
  ids: z.array(id).max(100_000).readonly().nullable(),
  query: viewQuerySchema,
  sanitised: z.boolean(),
  notes: z.boolean()
})

/** Of the requests that `exportHandlers` answers. */
export const exportArguments = {
  'inspector.exportPreview': z.tuple([exportRequestSchema]),
  'inspector.export': z.tuple([exportRequestSchema, id.nullable()]),
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
