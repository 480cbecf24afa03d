import { type Entry, type Feed, generator } from './feed.ts'
import type { Message } from './rest/rest-error.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespaces =
  'xmlns="http://www.w3.org/2005/Atom" xmlns:s="http://dev.splunk.com/ns/rest" ' +
  'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'

/** Text and attribute values; characters that XML 1.0 cannot carry become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** splunkd's default answer: a feed with one entry for each object. */
export function feedToAtom(feed: Feed): string {
  const { title, origin, updated, links } = feed
  return (
    `${declaration}<feed ${namespaces}>\n<title>${escapeXml(title)}</title>\n<id>${escapeXml(origin)}</id>\n` +
    `<updated>${updated}</updated>\n<generator build="${generator.build}" version="${generator.version}"/>\n` +
    `<author><name>Splunk</name></author>\n${linkElements(links)}${pagingElements(feed)}` +
    `${feed.entry.map((entry) => entryElement(entry, '')).join('')}</feed>\n`
  )
}

/** One search job comes as a bare entry. */
export const entryToAtom = (entry: Entry): string =>
  declaration + entryElement(entry, ` ${namespaces}`)

/** Small answers: `<response><sid>…</sid></response>`. */
export function valuesToXml(values: Readonly<Record<string, string>>): string {
  const elements = Object.entries(values).map(
    ([name, value]) => `  <${name}>${escapeXml(value)}</${name}>\n`
  )
  return `<response>\n${elements.join('')}</response>\n`
}

export function messagesToXml(messages: readonly Message[]): string {
  const elements = messages.map(({ type, code, text }) => {
    const attribute = code === undefined ? '' : ` code="${escapeXml(code)}"`
    return `    <msg type="${type}"${attribute}>${escapeXml(text)}</msg>\n`
  })
  return `${declaration}<response>\n  <messages>\n${elements.join('')}  </messages>\n</response>\n`
}

const linkElements = (links: Feed['links']): string =>
  Object.entries(links)
    .map(([rel, href]) => `<link href="${escapeXml(href)}" rel="${escapeXml(rel)}"/>\n`)
    .join('')

function pagingElements({ paging, messages }: Feed): string {
  if (paging === undefined) return ''
  return (
    `<opensearch:totalResults>${paging.total}</opensearch:totalResults>\n` +
    `<opensearch:itemsPerPage>${paging.perPage}</opensearch:itemsPerPage>\n` +
    `<opensearch:startIndex>${paging.offset}</opensearch:startIndex>\n` +
    (messages === undefined ? '' : '<s:messages/>\n')
  )
}

function entryElement(entry: Entry, attributes: string): string {
  const links = linkElements(entry.links)
  const published =
    entry.published === undefined ? '' : `<published>${entry.published}</published>\n`
  return (
    `<entry${attributes}>\n<title>${escapeXml(entry.name)}</title>\n<id>${escapeXml(entry.id)}</id>\n` +
    `<updated>${entry.updated}</updated>\n${published}${links}` +
    (entry.author === undefined
      ? ''
      : `<author><name>${escapeXml(entry.author)}</name></author>\n`) +
    `${contentElement(entry)}</entry>\n`
  )
}

function contentElement({ content, acl, fields }: Entry): string {
  if (content === undefined) return ''
  if (typeof content === 'string') return `<content type="text">${escapeXml(content)}</content>\n`
  const attributes =
    fields === undefined
      ? {}
      : {
          'eai:attributes': {
            optionalFields: fields.optional,
            requiredFields: fields.required,
            wildcardFields: fields.wildcard
          }
        }
  const shown = value({ ...content, 'eai:acl': acl, ...attributes })
  return `<content type="text/xml">${shown}</content>\n`
}

function value(item: unknown): string {
  if (item === null || item === undefined) return ''
  if (typeof item === 'boolean') return item ? '1' : '0'
  if (Array.isArray(item)) {
    return `<s:list>${item.map((member) => `<s:item>${value(member)}</s:item>`).join('')}</s:list>`
  }
  if (typeof item === 'object') {
    const keys = Object.entries(item).map(
      ([name, member]) => `<s:key name="${escapeXml(name)}">${value(member)}</s:key>\n`
    )
    return `<s:dict>\n${keys.join('')}</s:dict>`
  }
  return typeof item === 'string' || typeof item === 'number' ? escapeXml(String(item)) : ''
}
