import { Logo } from './logo.tsx'
import './no-key.css'

/** The whole page when the program does not let this page in. */
export function NoKey({ reason }: { readonly reason: string }) {
  return (
    <main className="no-key">
      <div>
        <Logo />
        <h1>This page needs a new address</h1>
        <p>
          Press Enter in the terminal where Switchboard runs to get a new address, and open that
          one. Where it has no terminal, start it again.
        </p>
        <p className="no-key-reason">
          {reason} Each address opens one browser tab, so that no other program on this computer can
          look at your Splunk through it.
        </p>
      </div>
    </main>
  )
}
