import { SaxesParser } from 'saxes'
import { SplunkError } from '../splunk-error.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text and CDATA, without that of its children. */
  readonly text: string
  /** Whether nothing but text is in it: readers differ on what its text is otherwise. */
  readonly isText: boolean
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
  isText: boolean
}

/** No dashboard needs as many; what is read of it is walked through again and again. */
const deepest = 200

/** Reads a whole document. Throws `bad_request` where it is not well-formed, or declares a doctype. */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser()
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  const interrupt = () => {
    const element = open.at(-1)
    if (element !== undefined) element.isText = false
  }
  parser.on('comment', interrupt)
  parser.on('processinginstruction', interrupt)
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '', isText: true }
    interrupt()
    if (open.length >= deepest) parser.fail('elements nest too deeply')
    open.at(-1)?.children.push(element)
    open.push(element)
    root ??= element
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', addText)
  parser.on('cdata', addText)
  // Entities of its own could make another text of what was read here.
  parser.on('doctype', () => parser.fail('a document type is not allowed'))
  try {
    parser.write(xml).close()
  } catch (error) {
    const place = error instanceof Error ? error.message : String(error)
    throw new SplunkError('bad_request', `The dashboard is not well-formed XML: ${place}`, {
      hint: 'The place is line:column. In text write &lt; for <, &amp; for &, or use <![CDATA[ … ]]>.'
    })
  }
  if (root !== undefined) return root
  throw new SplunkError('bad_request', 'The dashboard is empty.')
}

/** `element` and all elements within, in the order of the document. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  const ahead = [element]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    yield next
    for (const child of next.children.toReversed()) ahead.push(child)
  }
}

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
