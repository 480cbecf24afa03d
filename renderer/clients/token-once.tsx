import { CopyButton } from '../ui/copy.tsx'
import './token-once.css'

export function TokenOnce({ token, name }: { readonly token: string; readonly name: string }) {
  return (
    <section className="token-once" aria-label={`Token of ${name}`}>
      <p>
        <strong>This is the only time the token is shown.</strong> It opens this server and nothing
        else, and is in the texts below already. If it is lost, renew it.
      </p>
      <div>
        <code>{token}</code>
        <CopyButton text={token} what="the token" title="Copy token" />
      </div>
    </section>
  )
}
