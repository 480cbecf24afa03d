import type { BundleFile } from '../../preload/api.ts'
import { saveBlob } from '../ui/save-blob.ts'

export function saveFile({ fileName, base64 }: BundleFile): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  saveBlob(fileName, new Blob([bytes], { type: 'application/octet-stream' }))
}
