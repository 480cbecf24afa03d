import { strToU8, zipSync } from 'fflate'

export interface BundleNeeds {
  /** Source of the built stdio program, one ES module. */
  readonly stdioProgram: string
  readonly version: string
  /** Path of the handshake file of the app that makes it. */
  readonly handshake: string
  /** The client whose token the user will enter. */
  readonly clientName: string
}

const oldest = new Date(1980, 0, 1)

/**
 * The extension file (.mcpb) for Claude Desktop: the stdio program with its manifest. It holds no
 * token; Claude Desktop asks for it and keeps it in its own secure storage.
 */
export function makeBundle(needs: BundleNeeds): Uint8Array {
  // Its source map does not travel along.
  const program = needs.stdioProgram.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, '\n')
  return zipSync(
    {
      'manifest.json': strToU8(JSON.stringify(manifestOf(needs), null, 2)),
      'package.json': strToU8('{ "type": "module" }\n'),
      // By its path: the format's own tool cannot unpack an entry that is a folder.
      'server/index.js': strToU8(program)
    },
    { mtime: oldest }
  )
}

// https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md
const manifestOf = ({ version, handshake, clientName }: BundleNeeds) => ({
  manifest_version: '0.3',
  name: 'switchboard-for-splunk',
  display_name: 'Switchboard for Splunk',
  version,
  description: 'Search Splunk through the Switchboard app on this computer.',
  long_description:
    'Lets Claude use the Splunk profiles of Switchboard for Splunk. The app must be running, or be allowed to start; it shows every call that Claude makes. Passwords stay in the app.',
  author: { name: 'The Switchboard for Splunk authors' },
  license: 'Apache-2.0',
  keywords: ['splunk', 'search', 'security', 'logs'],
  server: {
    type: 'node',
    entry_point: 'server/index.js',
    mcp_config: {
      command: 'node',
      args: ['${__dirname}/server/index.js'],
      env: {
        SWITCHBOARD_HANDSHAKE: handshake,
        SWITCHBOARD_TOKEN: '${user_config.token}',
        SWITCHBOARD_PROFILE: '${user_config.profile}',
        SWITCHBOARD_START: '${user_config.start}'
      }
    }
  },
  user_config: {
    token: {
      type: 'string',
      title: 'Token',
      description: `The token of the client "${clientName}": Switchboard for Splunk shows it once, under Clients.`,
      sensitive: true,
      required: true
    },
    profile: {
      type: 'string',
      title: 'Profile',
      description: 'Short name of the profile to use. Empty: the default of this client.',
      default: '',
      required: false
    },
    start: {
      type: 'boolean',
      title: 'Start Switchboard',
      description: 'Start Switchboard for Splunk when it is needed and does not run.',
      default: false,
      required: false
    }
  },
  tools_generated: true,
  compatibility: {
    platforms: ['darwin', 'win32', 'linux'],
    runtimes: { node: '>=18.0.0' }
  }
})
