import './marked.css'

/** A text in which what was looked for is marked, in any letter case. */
export function Marked({ text, sought }: { readonly text: string; readonly sought: string }) {
  if (sought === '') return text
  const lower = text.toLowerCase()
  const parts = []
  let at = 0
  for (;;) {
    const found = lower.indexOf(sought.toLowerCase(), at)
    if (found === -1) break
    parts.push(
      text.slice(at, found),
      <mark key={found} className="marked">
        {text.slice(found, found + sought.length)}
      </mark>
    )
    at = found + sought.length
  }
  return [...parts, text.slice(at)]
}
