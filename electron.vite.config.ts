import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

// Targets name the oldest runtime that must run the code (Electron 33), not the installed one.
export default defineConfig({
  main: {
    build: {
      lib: {
        entry: {
          desktop: at('main/desktop/index.ts'),
          headless: at('main/headless/index.ts'),
          history: at('main/inspector/history/worker.ts'),
          stdio: at('main/connect/stdio.ts')
        }
      },
      outDir: at('out/main'),
      sourcemap: true,
      target: 'node20.18'
    }
  },
  preload: {
    build: {
      lib: { entry: at('preload/index.ts'), formats: ['cjs'] },
      // A sandboxed preload must be CommonJS and self-contained.
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
      externalizeDeps: false,
      outDir: at('out/preload'),
      target: 'node20.18'
    }
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      rolldownOptions: { input: at('renderer/index.html') },
      target: 'chrome130',
      minify: true
    }
  }
})
