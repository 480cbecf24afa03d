import {
  type DashboardContents,
  type DashboardSearch,
  asBrowsersRead,
  bounded,
  chained,
  isElsewhere,
  linkedSearch
} from './contents.ts'
import { activeHtml } from './html.ts'
import { SplunkError } from '../splunk-error.ts'
import { type XmlElement, elementsOf } from './xml.ts'

// https://docs.splunk.com/Documentation/Splunk/latest/Viz/PanelreferenceforSimplifiedXML, with the
// forms of earlier versions that Splunk still reads.
const oldSearches = new Set(['searchString', 'searchTemplate', 'populatingSearch'])
const oldReferences = new Set(['searchName', 'populatingSavedSearch'])
const tokenSources = new Set([
  'set',
  'eval',
  'default',
  'initialValue',
  'choice',
  'prefix',
  'suffix',
  'valuePrefix',
  'valueSuffix',
  'delimiter',
  'selectFirstChoice',
  'earliest',
  'latest'
])

interface Found {
  readonly id: string | null
  readonly spl: string
  readonly base: string | null
}

/** What a dashboard in Simple XML does. */
export function classicContents(root: XmlElement): DashboardContents {
  const elements = [...elementsOf(root)]
  const found = elements.flatMap((element) => searchesIn(element))
  const links = elements.filter(({ name }) => name === 'link').map(({ text }) => text.trim())
  return {
    searches: bounded(joined(found), links.flatMap(searchLinked)),
    references: elements.flatMap(referencesIn),
    active: elements.flatMap(activeIn),
    tokenTexts: elements
      .filter(({ name }) => tokenSources.has(name))
      .flatMap(({ text, attributes }) => [text, ...Object.values(attributes)]),
    fillsTokens: elements.some(
      ({ name, text, attributes }) =>
        (name === 'selectFirstChoice' && /true|1/i.test(text)) ||
        [text, ...Object.values(attributes)].some((part) => /\$result\./.test(part))
    ),
    links: [...links, ...elements.flatMap(({ attributes }) => attributes['href'] ?? [])].filter(
      isElsewhere
    )
  }
}

function searchesIn(element: XmlElement): readonly Found[] {
  const { name, text, attributes } = element
  if (oldSearches.has(name)) return [{ id: null, spl: splIn(element), base: null }]
  if (name === 'searchPostProcess') {
    return [{ id: null, spl: `search * | ${splIn(element)}`, base: null }]
  }
  if (name === 'query') splIn(element)
  if (name !== 'search') return []
  const queries = element.children.filter((child) => child.name === 'query')
  if (queries.length > 1) throw unreadable('<search> holds more than one <query>')
  // Without a child <query> its text is the search, as versions before 6.3 wrote it.
  const spl = queries[0] === undefined ? text : splIn(queries[0])
  if (spl.trim() === '' && attributes['id'] === undefined) return []
  return [{ id: attributes['id'] ?? null, spl, base: attributes['base'] ?? null }]
}

function splIn({ name, text, isText }: XmlElement): string {
  if (isText) return text
  throw unreadable(`<${name}> holds something else than text`)
}

const unreadable = (what: string): SplunkError =>
  new SplunkError('bad_request', `The dashboard cannot be read for sure: ${what}.`, {
    hint: 'Put the SPL of each search alone into its <query>; comments go outside.'
  })

function* joined(found: readonly Found[]): Generator<DashboardSearch> {
  const byId = new Map(found.flatMap((one) => (one.id === null ? [] : [[one.id, one] as const])))
  for (const one of found) {
    if (one.spl.trim() === '') continue
    const of = (id: string) => (id === '' ? one : byId.get(id))
    // What it goes on from may be defined elsewhere; it is judged as far as it can be read.
    yield {
      id: one.id,
      spl: chained('', of) ?? `search *\n| ${one.spl.replace(/^\s*\|\s*/, '')}`
    }
  }
}

const searchLinked = (address: string): readonly DashboardSearch[] => {
  const spl = linkedSearch(address)
  return spl === null ? [] : [{ id: null, spl }]
}

function referencesIn({ name, text, attributes }: XmlElement): readonly string[] {
  if (oldReferences.has(name)) return [text.trim()]
  const ref = attributes['ref']
  return ref === undefined ? [] : [ref]
}

function activeIn(element: XmlElement): readonly string[] {
  const { name, text, attributes } = element
  if (name === 'html') return activeHtml(element)
  const files = ['script', 'stylesheet'].filter((file) => attributes[file] !== undefined)
  return [
    ...files.map((file) => `<${name} ${file}="${attributes[file] ?? ''}">`),
    ...(name === 'module' || name === 'view' ? [`<${name}>`] : []),
    ...(name === 'option' && isElsewhere(text) ? [`<option>${text.trim()}</option>`] : []),
    ...(name === 'link' && /^\s*(?:javascript|data|vbscript):/i.test(asBrowsersRead(text))
      ? [text.trim()]
      : [])
  ]
}
