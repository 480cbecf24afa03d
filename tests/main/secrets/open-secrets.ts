// Opens the secrets as a program of its own and prints what became of them; see keychain.test.ts.
import { openSecrets } from '../../../main/secrets/keychain.ts'

const secrets = await openSecrets({ service: 'Switchboard test', timeoutMs: 3000 })
await secrets.set('account', 'seeded-secret-1')
console.log(JSON.stringify({ ...secrets.state, secret: await secrets.get('account') }))
