/** Four jacks, two of them joined by a cord. */
export function Logo() {
  return (
    <svg className="logo" width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden>
      <path d="M5 5c0 6.5 10 3.5 10 10" stroke="var(--accent)" strokeWidth="2" />
      <g stroke="currentColor" strokeWidth="1.5" fill="var(--chrome)">
        <circle cx="5" cy="5" r="2.6" />
        <circle cx="15" cy="15" r="2.6" />
      </g>
      <g stroke="var(--edge)" strokeWidth="1.5" fill="var(--chrome)">
        <circle cx="15" cy="5" r="2.6" />
        <circle cx="5" cy="15" r="2.6" />
      </g>
    </svg>
  )
}
