import type { ExportPreview } from '../../../preload/api.ts'
import { formatNumber } from '../../ui/format.ts'
import './taken-out.css'

interface TakenOutProps {
  readonly preview: ExportPreview
}

/** Of how many calls the preview is; null: of all. */
export const firstOf = ({ examined, calls }: ExportPreview): string | null =>
  examined < calls
    ? `Of the first ${formatNumber(examined)} of ${formatNumber(calls)} calls:`
    : null

/** What is not in the export as it stood, by kind, with a few of each. */
export function TakenOut({ preview }: TakenOutProps) {
  const { takenOut } = preview
  if (takenOut.length === 0) {
    return <p className="taken-out-none">Nothing is taken out.</p>
  }
  return (
    <div className="taken-out">
      <table>
        <caption className="taken-out-of">{firstOf(preview) ?? 'Of these calls:'}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="numeric">
              Places
            </th>
            <th scope="col">For example</th>
          </tr>
        </thead>
        <tbody>
          {takenOut.map(({ what, count, examples }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="numeric">{formatNumber(count)}</td>
              <td>
                {examples.map(({ before, after }) => (
                  <div key={before} className="taken-out-example">
                    <del title={before}>{before}</del>
                    <span aria-hidden> → </span>
                    <ins>{after === '' ? 'nothing' : after}</ins>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
