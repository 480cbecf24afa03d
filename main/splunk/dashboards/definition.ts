import { z } from 'zod'
import { SplunkError } from '../splunk-error.ts'
import { classicContents } from './classic.ts'
import type { DashboardContents } from './contents.ts'
import { type StudioDefinition, studioContents } from './studio.ts'
import { type XmlElement, childOf, escapeXml, parseXml } from './xml.ts'

/** A dashboard as its authors write it: Simple XML, or the JSON of Dashboard Studio. */
export type DashboardDefinition =
  | { readonly type: 'classic'; readonly xml: string }
  | { readonly type: 'studio'; readonly json: StudioDefinition }

export interface Frame {
  readonly label?: string | undefined
  readonly description?: string | undefined
  readonly theme?: 'light' | 'dark' | undefined
}

export interface ReadDashboard extends Frame {
  readonly definition: DashboardDefinition
}

const studioSchema = z.record(z.string(), z.unknown())

/** Reads what splunkd keeps (`eai:data`). Throws `bad_request` where it is neither. */
export function readDashboard(xml: string): ReadDashboard {
  const root = parseXml(xml)
  const frame = frameOf(root)
  if (root.name !== 'dashboard' && root.name !== 'form') {
    throw new SplunkError('bad_request', `<${root.name}> is not the root of a dashboard.`, {
      hint: 'Simple XML begins with <dashboard> or <form>.'
    })
  }
  const json = childOf(root, 'definition')
  if (json === undefined) return { ...frame, definition: { type: 'classic', xml } }
  return { ...frame, definition: { type: 'studio', json: parseStudio(json.text) } }
}

/** Throws `bad_request` where the text is no JSON object. */
export function parseStudio(json: string): StudioDefinition {
  try {
    return studioSchema.parse(JSON.parse(json))
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'it is no object'
    throw new SplunkError('bad_request', `The definition is not the JSON of a dashboard: ${why}`, {
      cause
    })
  }
}

/** What splunkd keeps of it. Throws `bad_request` where the XML has its own label and the like. */
export function writeDashboard(definition: DashboardDefinition, frame: Frame): string {
  if (definition.type === 'studio') {
    // JSON may spell a character by its number, and so "]]>" does not end the CDATA.
    const json = JSON.stringify(definition.json).replaceAll(']]>', ']]\\u003e')
    return `<dashboard version="2"${themeOf(frame)}>${headOf(frame)}<definition><![CDATA[${json}]]></definition></dashboard>`
  }
  const { xml } = definition
  const root = parseXml(xml)
  const own = frameOf(root)
  for (const part of ['label', 'description', 'theme'] as const) {
    const asked = frame[part]
    if (asked === undefined || own[part] === undefined || asked === own[part]) continue
    throw new SplunkError('bad_request', `The XML has a ${part} of its own: "${own[part]}".`, {
      hint: `Leave the argument ${part} out, or take it out of the XML.`
    })
  }
  const missing = {
    label: own.label === undefined ? frame.label : undefined,
    description: own.description === undefined ? frame.description : undefined,
    theme: own.theme === undefined ? frame.theme : undefined
  }
  const open = new RegExp(`<${root.name}((?:\\s+[^\\s=]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*(/?)>`)
  return xml.replace(open, (_all, attributes: string, closed: string) => {
    const start = `<${root.name}${attributes}${themeOf(missing)}>${headOf(missing)}`
    return closed === '' ? start : `${start}</${root.name}>`
  })
}

export const contentsOf = (definition: DashboardDefinition): DashboardContents =>
  definition.type === 'studio'
    ? studioContents(definition.json)
    : classicContents(parseXml(definition.xml))

const frameOf = (root: XmlElement): Frame => ({
  label: childOf(root, 'label')?.text,
  description: childOf(root, 'description')?.text,
  theme: themes.safeParse(root.attributes['theme']).data
})

const themes = z.enum(['light', 'dark'])
const themeOf = ({ theme }: Frame): string => (theme === undefined ? '' : ` theme="${theme}"`)
const headOf = ({ label, description }: Frame): string =>
  (label === undefined ? '' : `<label>${escapeXml(label)}</label>`) +
  (description === undefined ? '' : `<description>${escapeXml(description)}</description>`)
