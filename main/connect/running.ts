import type { Machine } from './machine.ts'

/**
 * Whether Claude Desktop runs, which writes its own copy of the file over ours. Never known on
 * Windows, where Claude Code has the same executable name.
 */
export async function isRunning(machine: Machine): Promise<boolean> {
  if (machine.platform === 'win32') return false
  const printed = (await machine.run('ps', ['-axo', 'comm='])) ?? ''
  return printed
    .split('\n')
    .some((line) =>
      /\/Claude\.app\/Contents\/MacOS\/Claude$|(^|\/)claude-desktop$/.test(line.trim())
    )
}
