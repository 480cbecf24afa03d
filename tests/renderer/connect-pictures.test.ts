import { fullScene } from './support/full-scene.ts'
import { narrow } from './support/looks.ts'
import { press, type Shot, takePictures } from './support/pictures.ts'
import { programsWith } from './support/programs.ts'
import { emptyScene, type Scene } from './support/scene.ts'

const full = fullScene(Date.now())
const cursor = '#/clients?tab=connect&id=cursor'
const changed: Scene = {
  ...emptyScene,
  programs: programsWith('cursor', {
    state: {
      kind: 'changed',
      message:
        'The entry of Switchboard is gone from /home/ada/.cursor/mcp.json, so Cursor reaches no Splunk.'
    },
    canUndo: true
  })
}

const shots: readonly Shot[] = [
  ['connect-list', full, { hash: '#/clients?tab=connect' }],
  ['connect-ready', emptyScene, { hash: cursor }],
  ['connect-ready-narrow', emptyScene, { hash: cursor, ...narrow }],
  ['connect-written', emptyScene, { hash: cursor }, press('Write to mcp.json')],
  ['connect-connected', full, { hash: cursor }],
  ['connect-changed', changed, { hash: cursor }],
  ['connect-blocked', full, { hash: '#/clients?tab=connect&id=gemini-cli' }],
  ['connect-not-installed', emptyScene, { hash: '#/clients?tab=connect&id=devin' }],
  [
    'connect-by-hand',
    emptyScene,
    { hash: '#/clients?tab=connect&id=devin' },
    press('Make its token')
  ],
  ['connect-desktop', emptyScene, { hash: '#/clients?tab=connect&id=claude-desktop' }],
  [
    'connect-desktop-token',
    emptyScene,
    { hash: '#/clients?tab=connect&id=claude-desktop' },
    press('Make its token')
  ],
  [
    'connect-desktop-entry',
    emptyScene,
    { hash: '#/clients?tab=connect&id=claude-desktop' },
    (page) => page.getByText('With an entry').click()
  ],
  [
    'connect-failed',
    { ...emptyScene, failing: { 'connect.write': 'The disk is full, so nothing was written.' } },
    { hash: cursor },
    press('Write to mcp.json')
  ],
  [
    'start-waiting',
    {
      ...changed,
      programs: programsWith('cursor', { state: { kind: 'written', at: Date.now() } })
    },
    {}
  ],
  ['start-changed', changed, {}]
]

takePictures(shots, { looks: 'schemes' })
