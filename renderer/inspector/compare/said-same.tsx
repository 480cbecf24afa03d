import type { ReactNode } from 'react'

interface SaidSameProps {
  readonly same: boolean
  readonly what: string
  /** Said where they are not the same. */
  readonly children: ReactNode
}

/** The answer in one line: the same, or what differs. */
export function SaidSame({ same, what, children }: SaidSameProps) {
  return (
    <p className="said-same" role="status">
      {same ? (
        <>
          <strong>The same {what}.</strong>{' '}
          <span className="dim">Search ids and durations do not count.</span>
        </>
      ) : (
        children
      )}
    </p>
  )
}
