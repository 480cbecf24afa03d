/** What the server says of itself, in every revision. */
export const serverInfo = (version: string) => ({
  name: 'switchboard-for-splunk',
  title: 'Switchboard for Splunk',
  version
})

export const instructions =
  'Searches and reads the Splunk that the analyst has chosen for this session. Start with list_indexes and list_sourcetypes, then search. Every answer says in _meta which Splunk it came from.'
