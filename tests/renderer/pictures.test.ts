import { askingScene } from './support/asking-scene.ts'
import { fullScene } from './support/full-scene.ts'
import { narrow } from './support/looks.ts'
import { press, type Shot, takePictures } from './support/pictures.ts'
import { emptyScene, type Scene } from './support/scene.ts'

const full = fullScene(Date.now())
const asking = askingScene(Date.now())
const failed: Scene = {
  ...full,
  app: {
    ...full.app,
    endpoint: {
      kind: 'failed',
      code: 'port_in_use',
      port: 8003,
      message: 'Port 8003 is used by another program.',
      hint: 'Quit that program and try again, or choose another port.'
    },
    demo: { kind: 'failed', message: 'The demo Splunk found no free port from 18089 to 18188.' },
    secrets: {
      kind: 'memory',
      reason:
        'The keychain of this computer is locked. Unlock it and start Switchboard again to keep secrets.'
    },
    notices: [
      'The file profiles.json could not be read. It was kept as profiles.json.broken, and the app began with the demo profile.'
    ]
  },
  failing: { 'inspector.open': 'The program did not answer in 30 s.' },
  testSteps: [
    { step: 'name', ok: true, detail: '10.20.0.11', ms: 12 },
    { step: 'connect', ok: true, detail: '10.20.0.11:8089', ms: 31 },
    { step: 'certificate', ok: false, detail: 'self-signed', ms: 44 }
  ],
  testResult: {
    ok: false,
    code: 'certificate_not_trusted',
    message: 'The certificate of splunk.corp.example.com is not trusted: it signed itself.',
    hint: 'Compare the fingerprint with the server, then pin it; or give the CA that issued it.',
    certificate: {
      sha256: 'a1b2c3d4e5f60718'.repeat(4),
      subject: 'SplunkServerDefaultCert',
      issuer: 'SplunkCommonCA',
      names: ['splunk.corp.example.com', 'sh-prod-1'],
      validFrom: '3 Jan 2026',
      validTo: '3 Jan 2029'
    },
    ms: 87
  }
}

const shots: readonly Shot[] = [
  ['start-empty', emptyScene, {}],
  ['start-full', full, {}],
  ['start-error', failed, {}],
  ['start-narrow', full, narrow],
  ['profiles-full', full, { hash: '#/profiles?id=p-prod' }],
  ['profiles-list', full, { hash: '#/profiles' }],
  ['profiles-empty', { ...emptyScene, profiles: [] }, { hash: '#/profiles' }],
  [
    'profiles-error',
    failed,
    { hash: '#/profiles?id=p-dev', height: 1200 },
    async (page) => {
      await press('Test connection')(page)
      await page.getByRole('button', { name: 'Pin this certificate' }).waitFor()
    }
  ],
  ['profiles-complaints', full, { hash: '#/profiles?id=new' }, press('Save')],
  ['profiles-demo-narrow', full, { hash: '#/profiles?id=p-demo', ...narrow }],
  ['clients-empty', emptyScene, { hash: '#/clients' }],
  ['clients-full', full, { hash: '#/clients?id=c-cursor' }],
  ['clients-off', full, { hash: '#/clients?id=c-night', height: 1100 }],
  ['clients-new', full, { hash: '#/clients?id=new' }],
  [
    'clients-token',
    emptyScene,
    { hash: '#/clients?id=new', ...narrow },
    async (page) => {
      await press('Claude Code')(page)
      await press('Make its token')(page)
      await page.getByRole('button', { name: 'Copy token' }).waitFor()
    }
  ],
  ['clients-revoke', full, { hash: '#/clients?id=c-cursor' }, press('Revoke')],
  ['sessions-empty', emptyScene, { hash: '#/sessions' }],
  ['sessions-full', full, { hash: '#/sessions' }],
  ['sessions-detail', full, { hash: '#/sessions?id=c2e4f1aa-4bb0-41e4-9c0e-9e6ad7f1d3a2' }],
  ['sessions-assigned', full, { hash: '#/sessions?id=b1d0a7e4-1f0c-4a42-8f58-0b7f4b3f2f70' }],
  ['sessions-off', full, { hash: '#/sessions?id=0c41d7be-02f7-4a0b-9d4e-6b1f5a7c2d10' }],
  ['sessions-narrow', full, { hash: '#/sessions', ...narrow }],
  [
    'sessions-menu',
    full,
    { hash: '#/sessions' },
    (page) =>
      page
        .getByRole('button', { name: /, change$/ })
        .first()
        .click()
  ],
  ['sessions-asking', asking, { hash: '#/sessions?id=9d0c5a33-0a9e-4c0a-bb9d-27c3a0a1a4f4' }],
  ['sessions-asking-list', asking, { hash: '#/sessions' }],
  ['asks-narrow', asking, { hash: '#/inspector', ...narrow }],
  [
    'mappings-trial',
    full,
    { hash: '#/sessions?tab=mappings', ...narrow },
    async (page) => {
      await page.getByRole('textbox', { name: 'Try an X-Session-ID' }).fill('soc-17')
      await page.getByText('by rule 2').waitFor()
    }
  ],
  ['mappings', full, { hash: '#/sessions?tab=mappings' }],
  ['mappings-empty', emptyScene, { hash: '#/sessions?tab=mappings' }],
  ['mappings-new', full, { hash: '#/sessions?tab=mappings' }, press('Add a mapping')],
  ['settings', { ...asking, asks: [] }, { hash: '#/settings', height: 1000 }],
  ['settings-failed', failed, { hash: '#/settings' }],
  ['settings-narrow', full, { hash: '#/settings', ...narrow }],
  ['shortcuts', full, { hash: '#/start' }, (page) => page.keyboard.press('?')],
  [
    'side-bar-folded',
    full,
    { hash: '#/inspector' },
    (page) => page.getByRole('button', { name: 'Narrow the side bar' }).click()
  ]
]

takePictures(shots, { looks: 'schemes' })
