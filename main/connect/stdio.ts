// The program that Claude Desktop starts: forwards its stdio to the app on this computer. Has no
// dependencies and runs on Node 18, because it travels alone to where it is started.
import { Endpoint } from './stdio/endpoint.ts'
import { Forwarder } from './stdio/forwarder.ts'
import { linesOf } from './stdio/lines.ts'
import { readRpc, rpcError } from './stdio/rpc.ts'
import { targetOf, TargetError } from './stdio/target.ts'

let written: Promise<void> = Promise.resolve()

function write(line: string): Promise<void> {
  written = written.then(
    () =>
      new Promise((resolve) => {
        if (process.stdout.write(`${line}\n`)) resolve()
        else process.stdout.once('drain', resolve)
      })
  )
  return written
}

/** Without a target each request is answered with what is wrong, since nobody reads our stderr. */
function refusing(reason: string): Pick<Forwarder, 'forward' | 'end'> {
  return {
    async forward(line) {
      for (const id of readRpc(line)?.requestIds ?? []) await write(rpcError(id, -32000, reason))
    },
    end: () => Promise.resolve()
  }
}

function forwarder(): Pick<Forwarder, 'forward' | 'end'> {
  try {
    return new Forwarder(new Endpoint(targetOf(process.env)), write)
  } catch (error) {
    if (error instanceof TargetError) return refusing(error.message)
    throw error
  }
}

const forwarding = forwarder()
const end = () => void forwarding.end().then(() => process.exit(0))
process.once('SIGTERM', end)
process.once('SIGINT', end)
// The client has gone and nobody reads any more.
process.stdout.once('error', end)

for await (const line of linesOf(process.stdin.setEncoding('utf8') as AsyncIterable<string>)) {
  if (line.trim() !== '') void forwarding.forward(line)
}
await written
end()
