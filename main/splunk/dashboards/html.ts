import { SplunkError } from '../splunk-error.ts'
import { isElsewhere } from './contents.ts'
import { type XmlElement, elementsOf, parseXml } from './xml.ts'

const plainElements = new Set(
  (
    'html a abbr b blockquote br caption center code col colgroup dd div dl dt em figure footer h1 h2 h3 ' +
    'h4 h5 h6 header hr i li mark ol p pre s section small span strong sub sup table tbody td tfoot th ' +
    'thead tr u ul style img'
  ).split(' ')
)
const plainAttributes = new Set(
  'alt class colspan depends height href id rejects rowspan src style target title tokens width'.split(
    ' '
  )
)

/** What in an HTML panel would run, or fetch something from elsewhere, when a viewer opens it. */
export function activeHtml(html: XmlElement): readonly string[] {
  const encoded = html.text.includes('<') ? markupIn(html.text) : []
  const active = [...elementsOf(html)].flatMap((element) => [
    ...(plainElements.has(element.name.toLowerCase()) ? [] : [`<${element.name}>`]),
    ...Object.entries(element.attributes)
      .filter(([name, value]) => !isPlain(name.toLowerCase(), value, element === html))
      .map(([name, value]) => `${name}="${value}" of <${element.name}>`),
    ...(element.name.toLowerCase() === 'style' && fetches(element.text) ? ['<style>'] : [])
  ])
  return [...active, ...encoded]
}

// Splunk takes markup as escaped text too, and shows it as markup.
function markupIn(text: string): readonly string[] {
  try {
    return activeHtml(parseXml(`<html>${text}</html>`))
  } catch (error) {
    if (error instanceof SplunkError) return ['HTML that is not well-formed']
    throw error
  }
}

function isPlain(name: string, value: string, isPanel: boolean): boolean {
  if (!plainAttributes.has(name) || (isPanel && name === 'src')) return false
  if (name === 'style') return !fetches(value)
  // A token could make any address of it.
  if (name === 'src') return !isElsewhere(value) && !/[$:]/.test(value)
  return (
    name !== 'href' || /^(?:https?:\/\/[^$/]+(?:[/?#]|$)|[/#?]|[\w.-]+(?:[/?#]|$))/i.test(value)
  )
}

const fetches = (css: string): boolean => /url|import|image|expression|behavior|\\/i.test(css)
