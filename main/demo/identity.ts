/** The one server of the demo Splunk. */
export const serverName = 'demo-splunk'
export const serverGuid = 'D3300000-0000-4000-8000-000000018089'
