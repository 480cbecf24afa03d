import { metadataList } from './parts/metadata-list.ts'

export const listSourcetypes = metadataList('sourcetype', {
  name: 'list_sourcetypes',
  title: 'Sourcetypes',
  description: `Lists the sourcetypes with their number of events and first and last event, most events first; of all indexes or of one. Tells what kinds of data there are before you search. Cheap: reads Splunk's metadata of all time, not events; for a time range use get_metadata, for the fields of a sourcetype list_fields.
Example: {"index": "web"}`
})
