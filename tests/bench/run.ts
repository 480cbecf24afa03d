// npm run bench: calls through the endpoint; with `-- sessions`: what sessions cost and survive.
import { argv } from 'node:process'

if (argv.includes('sessions')) await import('./sessions/run.ts')
else await import('./calls-run.ts')
