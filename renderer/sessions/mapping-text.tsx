import type { Mapping } from '../../preload/api.ts'
import './mapping-text.css'

type Pattern = Pick<Mapping, 'match' | 'xSessionId'>

/** "soc-17", or "soc-*" for every X-Session-ID that begins so. */
export const patternText = ({ match, xSessionId }: Pattern) =>
  match === 'prefix' ? `${xSessionId}*` : xSessionId

export function MappingText({ mapping }: { readonly mapping: Pattern }) {
  const { match, xSessionId } = mapping
  return (
    <code className="mapping-text">
      {xSessionId}
      {match === 'prefix' && (
        <span className="mapping-rest" title="whatever comes after it">
          *
        </span>
      )}
    </code>
  )
}
