import { expect, test } from 'vitest'
import { differOnlyIn, readDocument } from '../../../main/connect/config-document.ts'
import { entryOf } from '../../../main/connect/entries.ts'
import type { Edition, EntryStyle } from '../../../main/connect/layouts.ts'
import { fixture } from './connecting.ts'

type Container = Edition['container']

const edition = (container: Container): Edition => ({
  found: {},
  executables: [],
  file: '',
  container,
  style: 'typed'
})
const documentOf = (text: string, container: Container = 'mcpServers') =>
  readDocument(text, edition(container))
const toml = (text: string) => documentOf(text, 'mcp_servers')

const stdio = {
  node: 'C:\\Program Files\\nodejs\\node.exe',
  program: 'C:\\data\\switchboard.mjs',
  handshake: 'C:\\data\\handshake.json'
}
const entry = (style: EntryStyle, token = 'sbs_token') =>
  entryOf(style, { url: 'http://127.0.0.1:8003/mcp', token, stdio })

const samples: readonly (readonly [string, Container, EntryStyle])[] = [
  ['claude-desktop.json', 'mcpServers', 'stdio'],
  ['claude-code.json', 'mcpServers', 'typed'],
  ['cursor-crlf-tabs.jsonc', 'mcpServers', 'url'],
  ['cursor-bom.json', 'mcpServers', 'url'],
  ['vscode.jsonc', 'servers', 'typed'],
  ['windsurf-one-line.json', 'mcpServers', 'server-url'],
  ['codex.toml', 'mcp_servers', 'codex']
]

const sample = async (name: string) => (await fixture(name)).toString('utf8').replace(/^\uFEFF/, '')

test.each(samples)(
  '%s takes our entry, and is byte for byte itself without it',
  async (name, container, style) => {
    const before = await sample(name)
    const after = documentOf(before, container).put('splunk', entry(style))
    const document = documentOf(after, container)
    expect(document.entry('splunk')?.value).toEqual(entry(style))
    expect(
      differOnlyIn('splunk', edition(container), documentOf(before, container), document)
    ).toBe(true)
    expect(document.remove('splunk', false)).toBe(before)
  }
)

test.each(samples)(
  '%s keeps our entry where it stands when its token changes',
  async (name, container, style) => {
    const written = documentOf(await sample(name), container).put('splunk', entry(style, 'sbs_old'))
    const renewed = documentOf(written, container).put('splunk', entry(style, 'sbs_new'))
    expect(renewed).toBe(written.replace('sbs_old', 'sbs_new'))
  }
)

test.each(samples)(
  '%s gets the text of an earlier entry back as it was',
  async (name, container, style) => {
    const before = documentOf(await sample(name), container).put(
      'splunk',
      entry(style, 'sbs_by_hand')
    )
    const source = documentOf(before, container).entry('splunk')?.source ?? ''
    const after = documentOf(before, container).put('splunk', entry(style))
    expect(documentOf(after, container).restore('splunk', source)).toBe(before)
  }
)

test('what is added looks like the rest: indentation, line ends, trailing commas, comments in their place', async () => {
  const after = documentOf(await sample('cursor-crlf-tabs.jsonc')).put('splunk', entry('url'))
  expect(after).toContain(
    [
      '\t\t"linear": { "url": "https://mcp.linear.app/mcp" }, // asks for a login',
      '\t\t"splunk": {',
      '\t\t\t"url": "http://127.0.0.1:8003/mcp",',
      '\t\t\t"headers": {',
      '\t\t\t\t"Authorization": "Bearer sbs_token"',
      '\t\t\t}',
      '\t\t},',
      '\t},',
      '}',
      ''
    ].join('\r\n')
  )
  expect(
    documentOf(await sample('vscode.jsonc'), 'servers').put('splunk', entry('typed'))
  ).toContain('\t\t}, // the last one\n\t\t"splunk": {\n')
})

test.each([
  ['nothing', ''],
  ['white space', ' \n'],
  ['an empty object', '{}'],
  ['an empty object on two lines', '{\n}\n'],
  ['another key', '{ "theme": "dark" }'],
  ['an empty list of servers', '{\n  "mcpServers": {}\n}\n'],
  ['comments only', '// mine\n'],
  ['a comment in braces', '{\n  "mcpServers": { /* none yet */ }\n}\n']
])('a JSON file with %s takes our entry', (_what, text) => {
  const after = documentOf(text).put('splunk', entry('url'))
  const document = documentOf(after)
  expect(document.entry('splunk')?.value).toEqual(entry('url'))
  expect(differOnlyIn('splunk', edition('mcpServers'), documentOf(text), document)).toBe(true)
  for (const comment of text.match(/\/\/ mine|\/\* none yet \*\//g) ?? []) {
    expect(after).toContain(comment)
  }
})

test('the object around our entry goes with it where only we had made it', () => {
  const before = '{\n  "theme": "dark"\n}\n'
  const after = documentOf(before).put('splunk', entry('url'))
  expect(documentOf(after).remove('splunk', true)).toBe(before)
})

test.each([
  [
    '{\n  "mcpServers": {\n    "a": {}\n    "b": {}\n  }\n}',
    'is not valid JSON at line 4, column 5'
  ],
  ['{ "mcpServers": ', 'is not valid JSON at line 1, column 17'],
  ['[]', 'does not hold a JSON object'],
  ['{\n "mcpServers": []\n}', 'has no object at "mcpServers" (line 2, column 16)'],
  ['{ "mcpServers": {}, "mcpServers": {} }', 'has "mcpServers" twice']
])('%j is refused with its place', (text, message) => {
  expect(() => documentOf(text)).toThrow(message)
})

test('an entry that stands there twice is not touched', () => {
  const document = documentOf('{ "mcpServers": { "splunk": {}, "splunk": {} } }')
  expect(() => document.put('splunk', entry('url'))).toThrow('has "splunk" twice')
})

test('a broken TOML file is refused with its place', () => {
  expect(() => toml('model = "a"\n[mcp_servers.x\nurl = 1\n')).toThrow(
    /is not valid TOML at line 2, column \d+/
  )
})

test.each([
  ['nothing', ''],
  ['a last line without an end', 'model = "a"'],
  ['Windows line ends', 'model = "a"\r\n\r\n[tui]\r\ntheme = "dark"\r\n'],
  ['the other servers as dotted keys', '[mcp_servers]\nother.url = "http://localhost/"\n'],
  [
    'a table in parts',
    '[mcp_servers.other]\nurl = "http://x/"\n[tui]\n[mcp_servers.other.env]\nA = "1"\n'
  ]
])('a TOML file with %s takes our table at its end', (_what, text) => {
  const after = toml(text).put('splunk', entry('codex'))
  expect(after.startsWith(text)).toBe(true)
  expect(toml(after).entry('splunk')?.value).toEqual(entry('codex'))
  expect(differOnlyIn('splunk', edition('mcp_servers'), toml(text), toml(after))).toBe(true)
  expect(after.replaceAll('\r\n', '').includes('\n')).toBe(!text.includes('\r'))
})

test('a table of ours in several parts is replaced as a whole, and its neighbours keep their comments', () => {
  const text = [
    '# first',
    '[ mcp_servers . "splunk" ] # ours',
    'url = "http://127.0.0.1:9000/mcp"',
    '',
    '# about the theme',
    '[tui]',
    'theme = "[mcp_servers.splunk]"',
    '',
    '[mcp_servers.splunk.http_headers]',
    'Authorization = "Bearer sbs_old"',
    '',
    '# last'
  ]
  expect(toml(text.join('\n')).put('splunk', entry('codex'))).toBe(
    [
      '# first',
      '[mcp_servers.splunk]',
      'url = "http://127.0.0.1:8003/mcp"',
      'http_headers = { Authorization = "Bearer sbs_token" }',
      'tool_timeout_sec = 300',
      '',
      '# about the theme',
      '[tui]',
      'theme = "[mcp_servers.splunk]"',
      '',
      '# last'
    ].join('\n')
  )
})

test('a table that is written as a value cannot be changed as text, and is refused', () => {
  const document = toml('[mcp_servers]\nsplunk = { url = "http://127.0.0.1:8003/mcp" }\n')
  expect(() => document.put('splunk', entry('codex'))).toThrow('has "splunk" in a form other than')
})
