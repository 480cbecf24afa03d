import { z } from 'zod'
import type { InspectorRequests } from '../../preload/inspector-api.ts'
import { orders } from '../inspector/history/contract.ts'
import { exportArguments } from './export-arguments.ts'

const id = z.string().min(1).max(200)
const oneId = z.tuple([id])
const noArguments = z.tuple([])
const spans = z.int().min(1).max(1000)
const query = z.object({
  filter: z.string().max(4000, 'A filter has at most 4,000 characters.'),
  order: z.enum(orders),
  descending: z.boolean(),
  bySession: z.boolean(),
  protocol: z.boolean(),
  source: id.nullable()
})
const remark = z.object({
  pinned: z.boolean().exactOptional(),
  note: z.string().max(10_000, 'A note has at most 10,000 characters.').nullable().exactOptional(),
  colour: z.int().min(0).max(7).nullable().exactOptional()
})

/** The arguments of what the window asks of the inspector. */
export const inspectorArguments = {
  'inspector.state': noArguments,
  'inspector.open': z.tuple([id, query]),
  'inspector.rows': z.tuple([id, z.int(), z.int().min(0).max(500)]),
  'inspector.place': z.tuple([id, id]),
  'inspector.stopScan': oneId,
  'inspector.close': oneId,
  'inspector.call': oneId,
  'inspector.result': oneId,
  'inspector.timeline': z.tuple([query, spans]),
  'inspector.statistics': z.tuple([query, spans]),
  'inspector.values': z.tuple([
    query.pick({ filter: true, protocol: true, source: true }),
    z.string().max(100),
    z.string().max(1000)
  ]),
  'inspector.remark': z.tuple([id, remark]),
  'inspector.cancel': oneId,
  'inspector.clear': noArguments,
  'inspector.capture': z.tuple([z.enum(['on', 'paused', 'private'])]),
  'inspector.runAgain': z.tuple([
    id,
    z.object({
      arguments: z.record(z.string(), z.unknown()).optional(),
      profileId: id.optional()
    })
  ]),
  ...exportArguments(query)
} satisfies {
  readonly [Name in keyof InspectorRequests]: z.ZodType<Parameters<InspectorRequests[Name]>>
}
