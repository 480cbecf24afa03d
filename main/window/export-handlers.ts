import type { Exports } from '../inspector/export/exports.ts'
import type { Imports } from '../inspector/export/import/imports.ts'
import type { Handlers } from './handlers.ts'

type ExportHandlers = Pick<
  Handlers,
  | 'inspector.exportPreview'
  | 'inspector.export'
  | 'inspector.closeExport'
  | 'inspector.import'
  | 'inspector.closeImport'
>

export const exportHandlers = (exports: Exports, imports: Imports): ExportHandlers => ({
  'inspector.exportPreview': (request) => exports.preview(request),
  'inspector.export': (request, exportId) => exports.next(request, exportId),
  'inspector.closeExport': (exportId) => {
    exports.close(exportId)
    return null
  },
  'inspector.import': (importId, fileName, text, last) =>
    imports.read(importId, fileName, text, last),
  'inspector.closeImport': async (importId) => {
    await imports.close(importId)
    return null
  }
})
