import type { BundleFile } from '../../preload/api.ts'

/** Hands a file to the browser's own downloads. */
export function saveFile({ fileName, base64 }: BundleFile): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
