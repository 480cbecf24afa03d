import type { ToolCall } from '../../preload/api.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { splLines } from '../ui/spl-parts.ts'
import { Spl } from '../ui/spl.tsx'
import { isRecord } from './record.ts'

const splNames = ['query', 'search', 'spl']

export function CallArguments({ call }: { readonly call: ToolCall }) {
  const args = isRecord(call.arguments) ? call.arguments : {}
  const spl = splNames.map((name) => args[name]).find((value) => typeof value === 'string')
  const json = JSON.stringify(call.arguments ?? {}, null, 2)
  return (
    <div className="call-body">
      {typeof spl === 'string' && (
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
