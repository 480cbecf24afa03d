import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Which other rooms of main/ each room may import. A room that is missing here may import none.
const rooms = {
  http: [],
  spl: [],
  splunk: [],
  secrets: [],
  settings: [],
  connect: [],
  inspector: [],
  policy: ['spl'],
  demo: ['spl'],
  profiles: ['policy', 'settings', 'secrets'],
  sessions: ['profiles', 'settings'],
  mcp: ['sessions', 'splunk', 'spl', 'policy', 'inspector', 'http', 'profiles']
}

const only = {
  electron: 'Only main/desktop and preload/index.ts import electron.',
  'electron/main': 'Only main/desktop imports electron.',
  'electron-store': 'Only main/desktop imports electron-store.',
  keytar: 'Only main/secrets/keychain.ts imports keytar.',
  libsql: 'Only main/inspector/history/database.ts imports libsql.'
}
const packages = (...allowed) =>
  Object.entries(only)
    .filter(([name]) => !allowed.includes(name))
    .map(([name, message]) => ({ name, message }))
const mcpSdk = {
  regex: '^@modelcontextprotocol/',
  message: 'Only the protocol legs (main/mcp/*-leg.ts) import the MCP SDK.'
}
const sqlite = {
  regex: '^node:sqlite$',
  message: 'Electron 33 runs Node 20, which has no node:sqlite.'
}
const restrict = (paths, patterns) => ({
  'no-restricted-imports': ['error', { paths, patterns: [sqlite, ...patterns] }]
})
const roomZone = (room, allowed) => ({
  files: [`main/${room}/**/*.ts`],
  rules: restrict(packages(), [
    mcpSdk,
    {
      regex: `^(\\.\\./)+(?!\\.\\.)(${[
        'app',
        'start',
        ...Object.keys(rooms),
        'window',
        'desktop',
        'headless'
      ]
        .filter((other) => other !== room && !allowed.includes(other))
        .join('|')})(\\.ts|/)`,
      message: `main/${room} may import ${allowed.length ? allowed.map((r) => `main/${r}`).join(', ') : 'no other room'}; pass the rest in by constructor from main/app.ts.`
    }
  ])
})

export default tseslint.config(
  { ignores: ['out', 'release', 'node_modules'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } }
    }
  },
  {
    linterOptions: { noInlineConfig: true },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector:
            "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock)$/]",
          message: 'No module mocks: pass the collaborator in.'
        }
      ],
      ...restrict(packages(), [mcpSdk])
    }
  },
  { files: ['main/**/*.ts'], ignores: ['main/start.ts'], rules: { 'no-console': 'error' } },
  ...Object.entries(rooms).map(([room, allowed]) => roomZone(room, allowed)),
  {
    files: ['main/mcp/*-leg.ts'],
    rules: {
      ...restrict(packages(), []),
      // The low-level Server costs a session a tenth of McpServer; its deprecation note allows that use.
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/server'].map((name) => ({
            from: 'package',
            package: name,
            name: 'Server'
          }))
        }
      ]
    }
  },
  { files: ['main/secrets/keychain.ts'], rules: restrict(packages('keytar'), [mcpSdk]) },
  {
    files: ['main/inspector/history/database.ts'],
    rules: restrict(packages('libsql'), [mcpSdk])
  },
  {
    files: ['main/window/**/*.ts'],
    rules: restrict(packages(), [
      mcpSdk,
      { regex: '/(desktop|headless)/', message: 'main/window serves both doors and knows neither.' }
    ])
  },
  {
    files: ['main/*.ts'],
    ignores: ['main/start.ts'],
    rules: restrict(packages(), [
      mcpSdk,
      { regex: '/(window|desktop|headless)/', message: 'createApp knows neither window nor door.' }
    ])
  },
  {
    files: ['main/headless/**/*.ts'],
    rules: restrict(packages(), [
      mcpSdk,
      { regex: '/desktop/', message: 'The doors do not know each other.' }
    ])
  },
  {
    files: ['main/desktop/**/*.ts'],
    rules: restrict(packages('electron', 'electron/main', 'electron-store'), [
      mcpSdk,
      { regex: '/headless/', message: 'The doors do not know each other.' }
    ])
  },
  { files: ['preload/index.ts'], rules: restrict(packages('electron'), [mcpSdk]) },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    // The React compiler, which this rule serves, is not used.
    rules: { 'react-hooks/incompatible-library': 'off' }
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: restrict(packages(), [
      mcpSdk,
      { regex: '^node:', message: 'The renderer is a web page.' },
      {
        regex: '/main/(?!spl/|inspector/filter/|inspector/(?:rpc-request|visible-text).ts)',
        message:
          'The renderer imports preload/api, main/spl, main/inspector/filter, rpc-request.ts and visible-text.ts only.'
      },
      { regex: '/preload/(?!api)', message: 'The renderer imports preload/api only.' }
    ])
  },
  { files: ['tests/**/*.{ts,tsx}'], rules: restrict([], []) },
  {
    files: ['*.config.{ts,js}', 'electron.vite.config.ts', 'tests/**/vitest.config.ts'],
    rules: { 'no-restricted-syntax': 'off' }
  },
  { files: ['eslint.config.js'], extends: [tseslint.configs.disableTypeChecked] }
)
