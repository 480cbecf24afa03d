import { metadataList } from './parts/metadata-list.ts'

export const listSources = metadataList('source', {
  name: 'list_sources',
  title: 'Sources',
  description: `Lists the sources (files, inputs, streams that events came from) with their number of events and first and last event, most events first; of all indexes or of one. Cheap: reads Splunk's metadata of all time, not events; for a time range use get_metadata, for kinds of data list_sourcetypes.
Example: {"index": "security"}`
})
