const blocks = /<\/(?:p|h1|h2|h3|dl|dd|div|tr|pre|article|td|dt|th)>|<br>/g
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&'
}

/** The words of a report of ours, for a preview. */
export function asText(html: string): string {
  return html
    .slice(Math.max(html.indexOf('<main>'), 0))
    .replace(blocks, (tag) => (/^<\/(?:td|dt|th|h3)/.test(tag) ? '  ' : '\n'))
    .replace(/<\/(?:span|time|b|summary)>/g, '  ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
