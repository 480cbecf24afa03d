import { metadataList } from './parts/metadata-list.ts'

export const listHosts = metadataList('host', {
  name: 'list_hosts',
  title: 'Hosts',
  description: `Lists the hosts that events came from with their number of events and first and last event, most events first; of all indexes or of one. Shows which machines report and which have fallen silent (an old latest). Cheap: reads Splunk's metadata of all time, not events; for a time range use get_metadata.
Example: {"index": "network"}`
})
