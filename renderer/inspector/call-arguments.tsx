import type { ToolCall } from '../../preload/api.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { splLines } from '../ui/spl-parts.ts'
import { Spl } from '../ui/spl.tsx'
import { splOf } from './record.ts'

export function CallArguments({ call }: { readonly call: ToolCall }) {
  const spl = splOf(call)
  const json = JSON.stringify(call.arguments ?? {}, null, 2)
  return (
    <div className="call-body">
      {spl !== null && (
        <section>
          <h2 className="label">SPL</h2>
          <CodeBlock text={spl} what="the SPL" wrap>
            <Spl spl={splLines(spl)} />
          </CodeBlock>
        </section>
      )}
      <section>
        <h2 className="label">Arguments as sent</h2>
        <CodeBlock text={json} what="the arguments" wrap />
      </section>
    </div>
  )
}
