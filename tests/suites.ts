/** What a suite needs of the machine; see machine.ts. */
export type Need = 'build' | 'chromium' | 'keyring' | 'display' | 'electron' | 'clients'

export interface Suite {
  readonly name: string
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly needs: readonly Need[]
  /** Several programs at once would only slow each other down. */
  readonly oneAtATime: boolean
  /** Run before its first test and after its last, beside that of all suites. */
  readonly globalSetup: readonly string[]
}

const keyringTests = 'tests/main/secrets/keychain.test.ts'
const restartTests = 'tests/e2e/headless-restart*.test.ts'

/** The suites of `npm test`, in the order of running: what fails fast comes first. */
export const suites: readonly Suite[] = [
  {
    name: 'main',
    include: ['tests/{main,preload}/**/*.test.ts'],
    exclude: [keyringTests],
    needs: [],
    oneAtATime: false,
    globalSetup: []
  },
  {
    name: 'keyring',
    include: [keyringTests],
    exclude: [],
    needs: ['keyring'],
    oneAtATime: false,
    globalSetup: []
  },
  {
    name: 'restart',
    include: [restartTests],
    exclude: [],
    needs: ['build'],
    oneAtATime: true,
    globalSetup: []
  },
  {
    name: 'clients',
    include: ['tests/clients/*.test.ts'],
    exclude: [],
    needs: ['build', 'clients'],
    oneAtATime: true,
    globalSetup: []
  },
  {
    name: 'renderer',
    include: ['tests/renderer/**/*.test.{ts,tsx}'],
    exclude: [],
    needs: ['build', 'chromium'],
    oneAtATime: true,
    globalSetup: ['tests/renderer/support/built-window.ts']
  },
  {
    name: 'headless',
    include: ['tests/e2e/headless*.test.ts'],
    exclude: [restartTests],
    needs: ['build', 'chromium'],
    oneAtATime: true,
    globalSetup: []
  },
  {
    name: 'desktop',
    include: ['tests/e2e/desktop*.test.ts'],
    exclude: [],
    needs: ['build', 'electron', 'display'],
    oneAtATime: true,
    globalSetup: []
  },
  {
    name: 'package',
    include: ['tests/e2e/package*.test.ts'],
    exclude: [],
    needs: ['build', 'electron', 'display'],
    oneAtATime: true,
    globalSetup: []
  }
]
