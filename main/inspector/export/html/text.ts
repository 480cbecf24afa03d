const blocks = /<\/(?:p|h1|h2|h3|dl|dd|div|tr|pre|article|td|dt|th)>|<br>/g
/** Stands for an empty line while the others are taken out. */
const paragraph = '\u0001'
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
    .replace(/<(?:h2|article)[ >]/g, (tag) => paragraph + tag)
    .replace(blocks, (tag) => (/^<\/(?:td|dt|th|h3)/.test(tag) ? '  ' : '\n'))
    .replace(/<\/(?:span|time|b|summary)>/g, '  ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .replaceAll(paragraph, '\n')
    .trim()
}
