import { WASI } from 'node:wasi'

// Node's only way to this call. No WebAssembly runs in it, but it asks for a memory, which may be empty.
const wasi = new WASI({ version: 'preview1' })
wasi.initialize({ exports: { memory: new WebAssembly.Memory({ initial: 0 }) } })
const yields: unknown = wasi.wasiImport['sched_yield']
if (typeof yields !== 'function') throw new Error('This Node knows no sched_yield.')

/**
 * Lets a thread that waits for this core run first, and goes on where none does: half a microsecond.
 * https://man7.org/linux/man-pages/man2/sched_yield.2.html, in Windows SwitchToThread
 */
export const yieldCore = yields as () => number
